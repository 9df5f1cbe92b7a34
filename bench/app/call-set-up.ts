import type { BrowserContext, Page } from 'playwright-core'
import { interleave, type Benchmark } from '../comparison.ts'
import { NAMESPACE, openChatStage, READER, WRITER, type ChatStage } from './chat-stage.ts'

const ROUNDS = 7
const TALK = `dm_${READER}_${WRITER}`

/**
 * From answering a call to the first picture of the other: through Hearth, signals over the database under rules and
 * all, beside two bare pages that hand each other their descriptions directly. Both open camera and microphone first.
 */
export const callSetUp: Benchmark = async () => {
  const stage = await openChatStage({ hasMedia: true })
  try {
    seedTalk(stage)
    const { page: callee } = await stage.enter('reader')
    const { page: caller } = await stage.enter('writer')
    for (const page of [callee, caller]) {
      await page.goto(stage.url(`/room/${TALK}`))
      await page.getByRole('button', { name: 'Video call', exact: true }).waitFor()
    }
    const bare = await openBarePages(stage)
    const rounds = await interleave(ROUNDS, {
      measured: () => timeOfAnswer(caller, callee),
      baseline: () => timeOfBareCall(bare),
    })
    return [
      {
        name: 'from answering to the first picture',
        unit: 'ms',
        against: 'two bare pages',
        rounds,
        target: { atMost: 3 },
      },
    ]
  } finally {
    await stage.close()
  }
}

function seedTalk({ world }: ChatStage) {
  const at = Date.now() - 60_000
  const set = (path: string, value: unknown) => world.database.set(NAMESPACE, path, value)
  set(`rooms/${TALK}`, { kind: 'dm', one: READER, two: WRITER, createdBy: READER, createdAt: at })
  set(`roomState/${TALK}`, { count: 0 })
  for (const user of [READER, WRITER]) {
    set(`members/${TALK}/${user}`, { role: 'member', joinedAt: at })
    set(`userRooms/${user}/${TALK}`, { kind: 'dm', joinedAt: at, readAt: 0, readCount: 0 })
  }
}

async function timeOfAnswer(caller: Page, callee: Page): Promise<number> {
  await caller.getByRole('button', { name: 'Video call', exact: true }).click()
  await callee.getByRole('button', { name: 'Answer with video' }).waitFor()
  const ms = await callee.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const buttons = [...document.querySelectorAll<HTMLElement>('[data-call-ring] button')]
        const began = performance.now()
        buttons.find(({ innerText }) => innerText.includes('with video'))?.click()
        const look = () => {
          const video = document.querySelector<HTMLVideoElement>('[data-link-state] video')
          if (!video) requestAnimationFrame(look)
          else video.requestVideoFrameCallback(() => resolve(performance.now() - began))
        }
        look()
      }),
  )
  await caller.getByRole('button', { name: 'Hang up' }).click()
  for (const page of [caller, callee]) {
    await page.getByRole('button', { name: 'Video call', exact: true }).waitFor()
  }
  return ms
}

interface BarePages {
  readonly context: BrowserContext
  readonly url: string
}

async function openBarePages(stage: ChatStage): Promise<BarePages> {
  const context = await stage.browser.newContext({ permissions: ['camera', 'microphone'] })
  await context.addInitScript('globalThis.__name ??= (work) => work')
  return { context, url: stage.url('/robots.txt') }
}

/** One page waits with its devices open, as who has called does; the other begins. */
async function timeOfBareCall({ context, url }: BarePages): Promise<number> {
  const [waiting, beginning] = [await context.newPage(), await context.newPage()]
  await waiting.goto(url)
  await beginning.goto(url)
  const isReady = await waiting.evaluate(connect, false)
  if (isReady !== 0) throw new Error('the page that waits was not ready')
  const ms = await beginning.evaluate(connect, true)
  await Promise.all([waiting.close(), beginning.close()])
  return ms
}

/** In the page. The one that begins settles with its first picture, the other as soon as it can be called. */
async function connect(isFirst: boolean): Promise<number> {
  const began = performance.now()
  const line = new BroadcastChannel('bare')
  const connection = new RTCPeerConnection()
  const early: RTCIceCandidateInit[] = []
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 1280 }, height: { ideal: 720 } },
  })
  for (const track of stream.getTracks()) connection.addTrack(track, stream)
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) line.postMessage({ candidate: candidate.toJSON() })
  })
  const drawn = new Promise<number>((resolve) => {
    connection.addEventListener('track', ({ track }) => {
      if (track.kind !== 'video') return
      const video = document.createElement('video')
      video.muted = true
      video.srcObject = new MediaStream([track])
      document.documentElement.append(video)
      void video.play()
      video.requestVideoFrameCallback(() => resolve(performance.now() - began))
    })
  })
  async function take(said: {
    candidate?: RTCIceCandidateInit
    description?: RTCSessionDescriptionInit
  }) {
    if (said.candidate) {
      if (connection.remoteDescription) await connection.addIceCandidate(said.candidate)
      else early.push(said.candidate)
    }
    if (!said.description) return
    await connection.setRemoteDescription(said.description)
    for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate)
    if (said.description.type === 'offer') await describe()
  }
  async function describe() {
    await connection.setLocalDescription()
    line.postMessage({ description: connection.localDescription?.toJSON() })
  }
  line.addEventListener('message', ({ data }) => {
    void take(data as Parameters<typeof take>[0])
  })
  if (!isFirst) return 0
  await describe()
  return drawn
}
