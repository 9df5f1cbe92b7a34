import type { DeviceId } from '@/shared/ids'

/** Mirrored by rule R-DEV-7. */
export const MAX_DEVICE_NAME = 60

/** Where somebody is signed in. Times are the server's, in ms. */
export interface SignedInDevice {
  readonly id: DeviceId
  /** What the browser says of itself. */
  readonly name: string
  readonly since: number
  /** When it last had a connection. */
  readonly seen: number
  /** It was asked to sign itself out, and has not heard of it yet. */
  readonly isOut: boolean
}

/** This device as it tells the others of itself. */
export type OwnDevice = Pick<SignedInDevice, 'id' | 'name'>
