import { createFileSink, type FileWorker } from '@/adapters/browser/file/ask-file-worker'
import { openFilePlace } from '@/adapters/browser/file/file-place'
import type { ReceivedFiles } from '@/domain/file/file-ports'

/** How long the browser may take to begin reading a download. */
const RELEASE_MS = 60_000

/** In the origin's private file system, which is shown to nobody until a file is saved. */
export function createReceivedFiles(user: string, openWorker: () => FileWorker): ReceivedFiles {
  return {
    async free() {
      const { quota, usage = 0 } = await navigator.storage.estimate()
      return quota === undefined ? undefined : Math.max(0, quota - usage)
    },
    openSink: (id) => createFileSink(openWorker(), user, id),
    async save(id, name) {
      const place = await openFilePlace(user)
      const file = await (await place.getFileHandle(id)).getFile()
      // Of no kind that a browser would rather open than keep.
      const url = URL.createObjectURL(file.slice(0, file.size, 'application/octet-stream'))
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
    },
    async remove(id) {
      const place = await openFilePlace(user)
      // It was not there, or a page still writes it: it is taken away the next time.
      await place.removeEntry(id).catch(() => undefined)
    },
    async list() {
      const place = await openFilePlace(user)
      const ids: string[] = []
      for await (const id of place.keys()) ids.push(id)
      return ids
    },
  }
}
