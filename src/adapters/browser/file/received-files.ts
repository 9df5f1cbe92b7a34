import { createFileSink, type FileWorker } from '@/adapters/browser/file/ask-file-worker'
import { openFilePlace } from '@/adapters/browser/file/file-place'
import { download, isAbort } from '@/adapters/browser/hand-over'
import { FileTrouble, type ReceivedFile, type ReceivedFiles } from '@/domain/file/file-ports'

interface Picker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>
}

/** In the origin's private file system, which is shown to nobody until a file is saved. */
export function createReceivedFiles(user: string, openWorker: () => FileWorker): ReceivedFiles {
  const { showSaveFilePicker } = window as Picker

  async function open(id: string): Promise<File> {
    try {
      const place = await openFilePlace(user)
      return await (await place.getFileHandle(id)).getFile()
    } catch {
      throw new FileTrouble('unreadable')
    }
  }

  return {
    canChoosePlace: showSaveFilePicker !== undefined,
    async free() {
      const { quota, usage = 0 } = await navigator.storage.estimate()
      return quota === undefined ? undefined : Math.max(0, quota - usage)
    },
    openSink: (id) => createFileSink(openWorker(), user, id),
    async save(id, name, onBegin) {
      const file = await open(id)
      if (showSaveFilePicker) {
        const chosen = await showSaveFilePicker
          .call(window, { suggestedName: name })
          .catch((cause: unknown) => (isAbort(cause) ? 'cancelled' : undefined))
        if (chosen === 'cancelled') return chosen
        if (typeof chosen === 'object') {
          onBegin()
          await pour(file, chosen)
          return 'saved'
        }
      }
      // Of no kind that a browser would rather open than keep.
      download(file.slice(0, file.size, 'application/octet-stream'), name)
      return 'handed'
    },
    async remove(id) {
      const place = await openFilePlace(user)
      // It was not there, or a page still writes it: it is taken away the next time.
      await place.removeEntry(id).catch(() => undefined)
    },
    async list() {
      const place = await openFilePlace(user)
      const files: ReceivedFile[] = []
      for await (const [id, handle] of place.entries()) {
        if (handle.kind === 'file') files.push({ id, bytes: await bytesOf(handle) })
      }
      return files
    },
  }
}

/** It may be going just now. */
const bytesOf = (handle: FileSystemFileHandle): Promise<number> =>
  handle.getFile().then(
    ({ size }) => size,
    () => 0,
  )

/** A piece at a time, and no faster than the place takes it. What was begun there goes where it fails. */
async function pour(file: File, chosen: FileSystemFileHandle): Promise<void> {
  try {
    await file.stream().pipeTo(await chosen.createWritable())
  } catch (cause) {
    const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError'
    throw new FileTrouble(isFull ? 'full' : 'unwritable')
  }
}
