import type { CallMedia, DeviceKind, MediaDevice, MediaProblem } from '@/domain/call/call-media'
import { fail, ok, type Result } from '@/shared/result'

const KINDS: Partial<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
}

/** What the browser gives to this page; `undefined` on an address that it does not trust. */
const given = () => (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices

export const browserCallMedia: CallMedia = {
  openVoice: (device) => openChosen('audio', device, { echoCancellation: true }),
  openCamera: (device) =>
    openChosen('video', device, { width: { ideal: 1280 }, height: { ideal: 720 } }),
  async openScreen() {
    const devices = given()
    if (!devices || !('getDisplayMedia' in devices)) return fail('unsupported')
    try {
      return ok((await devices.getDisplayMedia({ video: true, audio: true })).getTracks())
    } catch (cause) {
      // Closing the browser's question is an answer.
      return problemOf(cause) === 'denied' ? ok(undefined) : fail(problemOf(cause))
    }
  },
  canShowScreen: () => 'getDisplayMedia' in (given() ?? {}),
  async devices() {
    const all = (await given()?.enumerateDevices()) ?? []
    return all.flatMap(({ kind, deviceId, label }): MediaDevice[] => {
      const known = KINDS[kind]
      return known && deviceId ? [{ id: deviceId, kind: known, label }] : []
    })
  },
  onDevices(listener) {
    const devices = given()
    devices?.addEventListener('devicechange', listener)
    return () => devices?.removeEventListener('devicechange', listener)
  },
}

/** The chosen one and no other; any, where it is not there any more. */
async function openChosen(
  kind: 'audio' | 'video',
  device: string | undefined,
  rest: MediaTrackConstraints,
): Promise<Result<MediaStreamTrack, MediaProblem>> {
  if (device !== undefined) {
    // A browser asked for it as an ideal may find another that is better in other respects.
    const opened = await open({ [kind]: { ...rest, deviceId: { exact: device } } })
    if (opened.ok || opened.problem !== 'missing') return opened
  }
  return open({ [kind]: rest })
}

async function open(
  constraints: MediaStreamConstraints,
): Promise<Result<MediaStreamTrack, MediaProblem>> {
  const devices = given()
  if (!devices) return fail('unsupported')
  try {
    const [track] = (await devices.getUserMedia(constraints)).getTracks()
    return track ? ok(track) : fail('missing')
  } catch (cause) {
    return fail(problemOf(cause))
  }
}

function problemOf(cause: unknown): MediaProblem {
  const name = cause instanceof DOMException ? cause.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return name === 'NotReadableError' || name === 'AbortError' ? 'taken' : 'unsupported'
}
