import { parseFileFrame, type FileFrame } from '@/domain/file/file-frame'
import { problemOf, type FileChannel, type FileSource } from '@/domain/file/file-ports'
import type { FileProblem } from '@/domain/file/transfer'

/** What every browser takes in one message. */
const PIECE = 64 * 1024
/** So much may be on its way and not yet on the other's disk: what bounds memory on both sides. */
export const FLIGHT = 16 * 1024 * 1024

/** `lost`: the line is gone, and it can go on over another one. */
export type FileEnd = 'done' | 'cancelled' | 'lost' | FileProblem

export interface FileRun {
  setPaused(isPaused: boolean): void
  cancel(): void
  /** It is over, for whoever has begun it: nothing more is said or told. */
  stop(): void
}

interface SendParts {
  readonly source: FileSource
  readonly channel: FileChannel
  readonly isPaused: boolean
  readonly onPosition: (position: number) => void
  readonly onPausedThere: (isPaused: boolean) => void
  readonly onEnd: (end: FileEnd) => void
}

/** Sends a file over one line, from where the other says on. */
export function sendFile(parts: SendParts): FileRun {
  const { source, channel } = parts
  let isPausedHere = parts.isPaused
  let isPausedThere = false
  let position = 0
  let durable = 0
  let isOver = false
  let isBegun = false
  let wake: () => void = () => undefined

  const say = (frame: FileFrame) => channel.send(JSON.stringify(frame))

  function end(how: FileEnd) {
    if (isOver) return
    isOver = true
    wake()
    parts.onEnd(how)
  }

  const mayGoOn = () => isOver || (!isPausedHere && !isPausedThere && position - durable < FLIGHT)

  async function waitForTurn() {
    while (!mayGoOn()) await new Promise<void>((resolve) => (wake = resolve))
  }

  async function sendPiecesOf(block: Uint8Array<ArrayBuffer>) {
    for (let at = 0; at < block.length && !isOver; at += PIECE) {
      channel.send(block.subarray(at, at + PIECE))
      await channel.drained()
    }
    position += block.length
  }

  async function run(from: number, digest: string) {
    position = durable = await source.seek(from, digest)
    say({ kind: 'start', position })
    parts.onPosition(position)
    for (;;) {
      await waitForTurn()
      if (isOver) return
      const block = await source.next()
      if (!block) break
      await sendPiecesOf(block)
    }
    say({ kind: 'end', digest: await source.digest() })
  }

  function take(frame: FileFrame) {
    if (frame.kind === 'ready' && !isBegun) {
      isBegun = true
      run(frame.position, frame.digest).catch((cause: unknown) => {
        const problem = problemOf(cause, 'unreadable')
        say({ kind: 'failed', problem })
        end(problem)
      })
    } else if (frame.kind === 'have') {
      durable = Math.min(position, Math.max(durable, frame.position))
      parts.onPosition(durable)
    } else if (frame.kind === 'pause') {
      isPausedThere = frame.isPaused
      parts.onPausedThere(isPausedThere)
    } else if (frame.kind === 'done') end('done')
    else if (frame.kind === 'cancel') end('cancelled')
    else if (frame.kind === 'failed') end(frame.problem)
    wake()
  }

  channel.onData((data) => {
    const frame = typeof data === 'string' ? parseFileFrame(data) : undefined
    if (frame && !isOver) take(frame)
  })
  channel.onClose(() => end('lost'))
  channel.onOpen(() => {
    if (isPausedHere) say({ kind: 'pause', isPaused: true })
  })

  return {
    setPaused(isPaused) {
      isPausedHere = isPaused
      say({ kind: 'pause', isPaused })
      wake()
    },
    cancel() {
      say({ kind: 'cancel' })
      end('cancelled')
    },
    stop() {
      isOver = true
      wake()
    },
  }
}
