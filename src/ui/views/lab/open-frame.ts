import {
  parseLabWord,
  type LabAnswer,
  type LabAsk,
  type LabOrder,
  type LabProblem,
} from '@/domain/lab/frame-message'
import type { LabRole, Technique } from '@/domain/lab/technique'

/** Connecting may take this long, the SDK's own patience included; anything else takes less. */
const BEGIN_MS = 25_000
const ANSWER_MS = 8000

export class LabFailure extends Error {
  readonly problem: LabProblem

  constructor(problem: LabProblem) {
    super(problem)
    this.name = 'LabFailure'
    this.problem = problem
  }
}

export interface LabFrame {
  /** Rejects with a `LabFailure`. */
  ask(ask: LabAsk): Promise<LabAnswer>
  signal(signal: string): void
  remove(): void
}

interface FrameParts {
  readonly technique: Technique
  readonly role: LabRole
  readonly onArrival: (arrival: { readonly delay: number; readonly at: number }) => void
  readonly onSignal: (signal: string) => void
  /** Ends it wherever it is. */
  readonly signal: AbortSignal
}

/** One end of one technique, in a frame of this page. Settles once its program runs. */
export function openLabFrame(parts: FrameParts): Promise<LabFrame> {
  const frame = document.createElement('iframe')
  const waiting = new Map<number, (answer: LabAnswer) => void>()
  let asked = 0

  const post = (order: LabOrder) => frame.contentWindow?.postMessage(order, location.origin)
  const handle: LabFrame = {
    async ask(ask) {
      const number = ++asked
      post({ kind: 'ask', number, ask })
      const limit = ask.name === 'begin' ? BEGIN_MS : ANSWER_MS
      const answer = await inTime<LabAnswer>(
        (resolve) => waiting.set(number, resolve),
        limit,
        parts.signal,
      ).finally(() => waiting.delete(number))
      if (answer.problem) throw new LabFailure(answer.problem)
      return answer
    },
    signal: (signal) => post({ kind: 'signal', signal }),
    remove() {
      window.removeEventListener('message', hear)
      frame.remove()
    },
  }

  let greet: (frame: LabFrame) => void = () => undefined
  function hear({ data, source, origin }: MessageEvent<unknown>) {
    if (source !== frame.contentWindow || origin !== location.origin) return
    const word = parseLabWord(data)
    if (word?.kind === 'hello') greet(handle)
    if (word?.kind === 'answer') waiting.get(word.number)?.(word.value)
    if (word?.kind === 'arrived') parts.onArrival(word)
    if (word?.kind === 'signal') parts.onSignal(word.signal)
  }

  window.addEventListener('message', hear)
  frame.hidden = true
  frame.title = `${parts.technique} ${parts.role}`
  frame.src = '/lab/frame'
  document.body.append(frame)
  return inTime<LabFrame>((resolve) => (greet = resolve), ANSWER_MS, parts.signal).catch(
    (cause: unknown) => {
      handle.remove()
      throw cause
    },
  )
}

/** What comes in time; otherwise a `LabFailure`, or what it was called off with. */
export function inTime<Value>(
  begin: (resolve: (value: Value) => void) => void,
  ms: number,
  signal: AbortSignal,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error)
    if (signal.aborted) {
      stop()
      return
    }
    const alarm = setTimeout(() => reject(new LabFailure('no-answer')), ms)
    signal.addEventListener('abort', stop, { once: true })
    begin((value) => {
      clearTimeout(alarm)
      signal.removeEventListener('abort', stop)
      resolve(value)
    })
  })
}
