import { parseFileFrame, type FileFrame } from '@/domain/file/file-frame'
import { problemOf, type FileChannel, type FileSink } from '@/domain/file/file-ports'
import type { FileEnd, FileRun } from '@/stores/files/send-file'
import type { FileProblem } from '@/domain/file/transfer'

interface ReceiveParts {
  readonly sink: FileSink
  readonly channel: FileChannel
  readonly size: number
  readonly isPaused: boolean
  readonly onPosition: (position: number) => void
  readonly onPausedThere: (isPaused: boolean) => void
  readonly onEnd: (end: FileEnd) => void
}

/** Receives a file over one line, from what is here of it on. What was sent is never taken for whole unchecked. */
export function receiveFile(parts: ReceiveParts): FileRun {
  const { sink, channel, size } = parts
  let received = 0
  let told = 0
  let isOver = false
  let isStarted = false

  const say = (frame: FileFrame) => channel.send(JSON.stringify(frame))

  function end(how: FileEnd) {
    if (isOver) return
    isOver = true
    parts.onEnd(how)
  }

  function fail(problem: FileProblem) {
    if (isOver) return
    say({ kind: 'failed', problem })
    end(problem)
  }

  const failing = (cause: unknown) => fail(problemOf(cause, 'unwritable'))

  async function begin() {
    const { position, digest } = await sink.begin()
    if (position > size) {
      await sink.restart()
      say({ kind: 'ready', position: 0, digest: '' })
      return
    }
    received = position
    parts.onPosition(position)
    if (parts.isPaused) say({ kind: 'pause', isPaused: true })
    say({ kind: 'ready', position, digest })
  }

  function takeBytes(bytes: ArrayBuffer) {
    received += bytes.byteLength
    // It was offered as smaller, or begun in the middle.
    if (!isStarted || received > size) {
      fail('broken')
      return
    }
    sink.write(bytes).then((durable) => {
      if (isOver || durable <= told) return
      told = durable
      say({ kind: 'have', position: durable })
      parts.onPosition(durable)
    }, failing)
  }

  async function start(position: number) {
    isStarted = true
    if (position === received) return
    if (position !== 0) {
      fail('broken')
      return
    }
    received = told = 0
    parts.onPosition(0)
    await sink.restart()
  }

  async function finish(digest: string) {
    const isWhole = received === size && (await sink.finish()) === digest
    if (!isWhole) {
      fail('mismatch')
      return
    }
    parts.onPosition(size)
    say({ kind: 'done' })
    end('done')
  }

  function take(frame: FileFrame) {
    if (frame.kind === 'start') start(frame.position).catch(failing)
    else if (frame.kind === 'end') finish(frame.digest).catch(failing)
    else if (frame.kind === 'pause') parts.onPausedThere(frame.isPaused)
    else if (frame.kind === 'cancel') end('cancelled')
    else if (frame.kind === 'failed') end(frame.problem)
  }

  channel.onData((data) => {
    if (isOver) return
    if (typeof data !== 'string') takeBytes(data)
    else {
      const frame = parseFileFrame(data)
      if (frame) take(frame)
    }
  })
  channel.onClose(() => end('lost'))
  channel.onOpen(() => void begin().catch(failing))

  return {
    setPaused: (isPaused) => say({ kind: 'pause', isPaused }),
    cancel() {
      say({ kind: 'cancel' })
      end('cancelled')
    },
    stop: () => void (isOver = true),
  }
}
