import { beforeEach, describe, expect, it } from 'vitest'
import type { CallMedia, MediaDevice, MediaProblem } from '@/domain/call/call-media'
import type { Shown } from '@/domain/call/shown'
import type { TrackRole } from '@/domain/peer/link-signal'
import { fail, ok } from '@/shared/result'
import { createOwnMedia, type OwnMedia } from '@/stores/call/own-media'

/** As much of a track as its owner looks at. */
class FakeTrack extends EventTarget {
  enabled = true
  isStopped = false
  readonly kind: 'audio' | 'video'
  readonly device: string
  constructor(kind: 'audio' | 'video', device: string) {
    super()
    this.kind = kind
    this.device = device
  }
  stop() {
    this.isStopped = true
  }
  getSettings() {
    return { deviceId: this.device }
  }
}

describe('what one sends in a call', () => {
  let problem: MediaProblem | undefined
  let refusal: MediaProblem | undefined
  let opened: FakeTrack[]
  let sent: Map<TrackRole, FakeTrack | undefined>
  let said: Shown | undefined
  let plugged: MediaDevice[]
  let own: OwnMedia

  const open = (kind: 'audio' | 'video', device = `any ${kind}`) => {
    if (refusal) return Promise.resolve(fail(refusal))
    const track = new FakeTrack(kind, device)
    opened.push(track)
    return Promise.resolve(ok(track as unknown as MediaStreamTrack))
  }
  const media: CallMedia = {
    openVoice: (device) => open('audio', device),
    openCamera: (device) => open('video', device),
    async openScreen() {
      const track = await open('video', 'screen')
      return track.ok ? ok([track.value]) : track
    },
    canShowScreen: () => true,
    devices: () => Promise.resolve(plugged),
    onDevices: () => () => undefined,
  }

  beforeEach(() => {
    problem = refusal = said = undefined
    opened = []
    plugged = [{ id: 'desk', kind: 'microphone', label: 'Desk' }]
    sent = new Map()
    own = createOwnMedia({
      media,
      onTrack: (role, track) => sent.set(role, track as unknown as FakeTrack | undefined),
      onShown: (shown) => (said = shown),
      onProblem: (why) => (problem = why),
    })
  })

  it('is a voice, and a camera where it is wanted', async () => {
    await own.begin(false)
    expect([...sent.keys()]).toEqual(['voice'])
    expect(said).toMatchObject({ isMuted: false, hasCamera: false })
    expect(own.devices.value).toEqual(plugged)
    await own.setCamera(true)
    expect(said).toMatchObject({ hasCamera: true })
    await own.setCamera(false)
    expect(sent.get('camera')).toBeUndefined()
    expect(opened.at(-1)?.isStopped).toBe(true)
  })

  it('says why there is none, and goes on without; another try may do', async () => {
    refusal = 'denied'
    await own.begin(true)
    expect(problem).toBe('denied')
    expect(said ?? own.shown.value).toMatchObject({ isMuted: true, hasCamera: false })
    refusal = undefined
    await own.setMuted(false)
    expect(problem).toBeUndefined()
    expect(said).toMatchObject({ isMuted: false })
  })

  it('changes its device in the middle, and stays muted', async () => {
    await own.begin(false)
    await own.setMuted(true)
    await own.choose('microphone', 'desk')
    expect(sent.get('voice')?.device).toBe('desk')
    expect(sent.get('voice')?.enabled).toBe(false)
    expect(said).toMatchObject({ isMuted: true })
    expect(opened[0]?.isStopped).toBe(true)
  })

  it('takes another device where one is plugged out', async () => {
    await own.begin(false)
    opened[0]?.dispatchEvent(new Event('ended'))
    await Promise.resolve()
    await Promise.resolve()
    expect(opened).toHaveLength(2)
    expect(sent.get('voice')).toBe(opened[1])
  })

  it('frees everything in the end', async () => {
    await own.begin(true)
    await own.setScreen(true)
    own.end()
    expect(opened).toHaveLength(3)
    expect(opened.every(({ isStopped }) => isStopped)).toBe(true)
  })
})
