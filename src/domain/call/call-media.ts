import type { Result } from '@/shared/result'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Why there is no sound or picture of one's own: not allowed, no such device, in use elsewhere, not in this browser. */
export const MEDIA_PROBLEMS = ['denied', 'missing', 'taken', 'unsupported'] as const
export type MediaProblem = (typeof MEDIA_PROBLEMS)[number]

export type DeviceKind = 'microphone' | 'camera' | 'speaker'

export interface MediaDevice {
  readonly id: string
  readonly kind: DeviceKind
  readonly label: string
}

/** Microphones, cameras and screens of this device. */
export interface CallMedia {
  /** `device` is one that `devices` has told; any, where it is not there any more. */
  openVoice(device?: string): Promise<Result<MediaStreamTrack, MediaProblem>>
  openCamera(device?: string): Promise<Result<MediaStreamTrack, MediaProblem>>
  /** What the person picks of their screen, with its sound where the browser gives it. `undefined`: nothing. */
  openScreen(): Promise<Result<readonly MediaStreamTrack[] | undefined, MediaProblem>>
  canShowScreen(): boolean
  devices(): Promise<readonly MediaDevice[]>
  /** One was plugged in or out. */
  onDevices(listener: () => void): Unsubscribe
}
