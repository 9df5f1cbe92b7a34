import type {
  FileWork,
  FileWorkAnswer,
  FileWorkDone,
  NumberedFileWork,
} from '@/adapters/browser/file/file-work'
import { FileTrouble, type FileSink, type FileSource } from '@/domain/file/file-ports'

/** As much of a `Worker` as is needed here. */
export interface FileWorker {
  postMessage(work: NumberedFileWork, transfer: Transferable[]): void
  addEventListener(
    kind: 'message',
    listener: (event: { readonly data: FileWorkAnswer }) => void,
  ): void
  addEventListener(kind: 'error', listener: () => void): void
  terminate(): void
}

interface Asked {
  readonly resolve: (done: FileWorkDone) => void
  readonly reject: (cause: FileTrouble) => void
}

/** The page's end of the line to a worker that has one file. */
function askWorker(worker: FileWorker) {
  const asked = new Map<number, Asked>()
  let number = 0

  worker.addEventListener('message', ({ data }) => {
    const question = asked.get(data.number)
    asked.delete(data.number)
    if ('done' in data) question?.resolve(data.done)
    else question?.reject(new FileTrouble(data.problem))
  })
  worker.addEventListener('error', () => {
    for (const { reject } of asked.values()) reject(new FileTrouble('unwritable'))
    asked.clear()
  })

  return (work: FileWork, transfer: Transferable[] = []): Promise<FileWorkDone> =>
    new Promise((resolve, reject) => {
      asked.set(++number, { resolve, reject })
      worker.postMessage({ number, work }, transfer)
    })
}

/** Its memory, at once, where a browser can: what waits to be collected of a large file is more than is in use. */
function giveBack(bytes: ArrayBuffer) {
  const { transfer } = bytes as { readonly transfer?: (length: number) => ArrayBuffer }
  transfer?.call(bytes, 0)
}

export function createFileSource(worker: FileWorker, file: Blob): FileSource {
  const ask = askWorker(worker)
  // Where it does not open, nothing that is asked for next does.
  ask({ kind: 'read', file }).catch(() => undefined)
  let before: ArrayBuffer | undefined
  return {
    seek: async (position, digest) => (await ask({ kind: 'seek', position, digest })).position,
    async next() {
      if (before) giveBack(before)
      const { bytes } = await ask({ kind: 'next' })
      before = bytes
      return bytes && new Uint8Array(bytes)
    },
    digest: async () => (await ask({ kind: 'digest' })).digest ?? '',
    close: () => worker.terminate(),
  }
}

export function createFileSink(worker: FileWorker, user: string, id: string): FileSink {
  const ask = askWorker(worker)
  const opened = ask({ kind: 'write-to', user, id })
  // Whoever begins hears of it.
  opened.catch(() => undefined)
  return {
    async begin() {
      await opened
      const { position, digest = '' } = await ask({ kind: 'finish' })
      return { position, digest }
    },
    async restart() {
      await ask({ kind: 'restart' })
    },
    write: async (bytes) => (await ask({ kind: 'write', bytes }, [bytes])).position,
    finish: async () => (await ask({ kind: 'finish' })).digest ?? '',
    close: () => worker.terminate(),
  }
}
