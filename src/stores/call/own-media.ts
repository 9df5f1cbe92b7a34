import { shallowRef, type Ref } from 'vue'
import type { CallMedia, DeviceKind, MediaDevice, MediaProblem } from '@/domain/call/call-media'
import { NOTHING_SHOWN, type Shown } from '@/domain/call/shown'
import type { TrackRole } from '@/domain/peer/link-signal'

interface OwnMediaParts {
  readonly media: CallMedia
  readonly onTrack: (role: TrackRole, track: MediaStreamTrack | undefined) => void
  readonly onShown: (shown: Shown) => void
  readonly onProblem: (problem: MediaProblem | undefined) => void
}

/** What this page sends in a call: a voice, a camera, a screen. */
export interface OwnMedia {
  readonly shown: Readonly<Ref<Shown>>
  readonly devices: Readonly<Ref<readonly MediaDevice[]>>
  readonly chosen: Readonly<Ref<Partial<Record<DeviceKind, string>>>>
  readonly camera: Readonly<Ref<MediaStreamTrack | undefined>>
  readonly screen: Readonly<Ref<MediaStreamTrack | undefined>>
  readonly canShowScreen: boolean
  begin(withCamera: boolean): Promise<void>
  tracks(): ReadonlyMap<TrackRole, MediaStreamTrack>
  setMuted(isMuted: boolean): Promise<void>
  setCamera(isOn: boolean): Promise<void>
  setScreen(isOn: boolean): Promise<void>
  choose(kind: DeviceKind, device: string): Promise<void>
  end(): void
}

export function createOwnMedia({ media, onTrack, onShown, onProblem }: OwnMediaParts): OwnMedia {
  const shown = shallowRef<Shown>({ ...NOTHING_SHOWN, isMuted: true })
  const devices = shallowRef<readonly MediaDevice[]>([])
  const chosen = shallowRef<Partial<Record<DeviceKind, string>>>({})
  const camera = shallowRef<MediaStreamTrack>()
  const screen = shallowRef<MediaStreamTrack>()
  const tracks = new Map<TrackRole, MediaStreamTrack>()
  let isOver = false
  const stopDevices = media.onDevices(() => void readDevices())

  function set(role: TrackRole, track: MediaStreamTrack | undefined) {
    const before = tracks.get(role)
    if (track) tracks.set(role, track)
    else tracks.delete(role)
    if (role === 'camera') camera.value = track
    if (role === 'screen') screen.value = track
    onTrack(role, track)
    // Not before the other stands in its place: what is sent has no gap.
    if (before !== track) before?.stop()
    say()
  }

  /** Which one it has become. */
  function note(kind: DeviceKind, track: MediaStreamTrack) {
    const { deviceId } = track.getSettings()
    if (deviceId) chosen.value = { ...chosen.value, [kind]: deviceId }
  }

  function say() {
    const voice = tracks.get('voice')
    shown.value = {
      isMuted: !voice?.enabled,
      hasCamera: tracks.has('camera'),
      hasScreen: tracks.has('screen'),
      isPaused: false,
    }
    onShown(shown.value)
  }

  async function readDevices() {
    devices.value = await media.devices().catch(() => [])
  }

  async function openVoice(device = chosen.value.microphone) {
    const opened = await media.openVoice(device)
    if (!opened.ok) onProblem(opened.problem)
    else if (isOver) opened.value.stop()
    else {
      onProblem(undefined)
      opened.value.addEventListener('ended', () => void lose('voice', opened.value))
      note('microphone', opened.value)
      set('voice', opened.value)
    }
  }

  async function openCamera(device = chosen.value.camera) {
    const opened = await media.openCamera(device)
    if (!opened.ok) onProblem(opened.problem)
    else if (isOver) opened.value.stop()
    else {
      onProblem(undefined)
      opened.value.addEventListener('ended', () => void lose('camera', opened.value))
      note('camera', opened.value)
      set('camera', opened.value)
    }
  }

  /** It was plugged out, or its permission taken back: another one, where there is one. */
  async function lose(role: 'voice' | 'camera', track: MediaStreamTrack) {
    if (isOver || tracks.get(role) !== track) return
    const isMuted = role === 'voice' && !track.enabled
    set(role, undefined)
    await (role === 'voice' ? openVoice(undefined) : openCamera(undefined))
    if (isMuted) await own.setMuted(true)
  }

  const own: OwnMedia = {
    shown,
    devices,
    chosen,
    camera,
    screen,
    canShowScreen: media.canShowScreen(),
    async begin(withCamera) {
      await Promise.all([openVoice(), withCamera ? openCamera() : undefined])
      await readDevices()
    },
    tracks: () => tracks,
    async setMuted(isMuted) {
      const voice = tracks.get('voice')
      if (!voice && !isMuted) await openVoice()
      else if (voice) {
        voice.enabled = !isMuted
        say()
      }
    },
    async setCamera(isOn) {
      if (isOn) await openCamera()
      else set('camera', undefined)
      await readDevices()
    },
    async setScreen(isOn) {
      if (!isOn) {
        set('screen-sound', undefined)
        set('screen', undefined)
        return
      }
      const opened = await media.openScreen()
      if (!opened.ok) onProblem(opened.problem)
      else {
        for (const track of opened.value ?? []) {
          if (isOver) track.stop()
          else set(track.kind === 'video' ? 'screen' : 'screen-sound', track)
          // The browser has a button of its own to end it.
          if (track.kind === 'video')
            track.addEventListener('ended', () => void own.setScreen(false))
        }
      }
    },
    async choose(kind, device) {
      chosen.value = { ...chosen.value, [kind]: device }
      const isMuted = shown.value.isMuted
      if (kind === 'microphone') {
        await openVoice(device)
        await own.setMuted(isMuted)
      } else if (kind === 'camera' && tracks.has('camera')) await openCamera(device)
    },
    end() {
      isOver = true
      stopDevices()
      for (const track of tracks.values()) track.stop()
      tracks.clear()
    },
  }
  return own
}
