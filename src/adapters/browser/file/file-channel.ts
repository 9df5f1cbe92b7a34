import type { FileChannel } from '@/domain/file/file-ports'

/** Below this more is handed to the browser. */
const LOW = 1024 * 1024
/** So much is handed to it at most. */
const HIGH = 4 * 1024 * 1024

/** A data channel of a link, as a line for one file. */
export function toFileChannel(channel: RTCDataChannel): FileChannel {
  channel.binaryType = 'arraybuffer'
  channel.bufferedAmountLowThreshold = LOW
  const isOver = () => channel.readyState === 'closing' || channel.readyState === 'closed'

  return {
    send(data) {
      if (channel.readyState !== 'open') return
      // TypeScript tells its overloads apart, which the browser does not.
      if (typeof data === 'string') channel.send(data)
      else channel.send(data)
    },
    drained() {
      if (isOver() || channel.bufferedAmount < HIGH) return Promise.resolve()
      return new Promise((resolve) => {
        const settle = () => {
          channel.removeEventListener('bufferedamountlow', settle)
          channel.removeEventListener('close', settle)
          resolve()
        }
        channel.addEventListener('bufferedamountlow', settle)
        channel.addEventListener('close', settle)
      })
    },
    onOpen(listener) {
      if (channel.readyState === 'open') listener()
      else channel.addEventListener('open', listener, { once: true })
    },
    onData(listener) {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string' || data instanceof ArrayBuffer) listener(data)
      })
    },
    onClose(listener) {
      if (isOver()) listener()
      else channel.addEventListener('close', listener, { once: true })
    },
    close: () => channel.close(),
  }
}
