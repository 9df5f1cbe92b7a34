import { keptHandles } from '@/adapters/browser/file/kept-handles'
import type { SentFiles } from '@/domain/file/file-ports'
import type { UserId } from '@/shared/ids'

/** What the types of a page do not have yet. */
type Handle = FileSystemFileHandle & {
  queryPermission(wanted: { mode: 'read' }): Promise<PermissionState>
  requestPermission(wanted: { mode: 'read' }): Promise<PermissionState>
}
interface Picker {
  showOpenFilePicker?: (options: { multiple: boolean }) => Promise<readonly Handle[]>
}

/** Files with their handles, where the browser has the File System Access API. */
export function createSentFiles(user: UserId): SentFiles {
  const handles = keptHandles(user)

  return {
    async pick() {
      const { showOpenFilePicker } = window as Picker
      if (!showOpenFilePicker) return undefined
      try {
        const chosen = await showOpenFilePicker.call(window, { multiple: true })
        return await Promise.all(
          chosen.map(async (handle) => ({ handle, file: await handle.getFile() })),
        )
      } catch (cause) {
        // Closed by the person; with anything else, the other picker may do.
        return isAbort(cause) ? [] : undefined
      }
    },
    async keep(id, handle) {
      await handles.put(id, handle)
    },
    async open(id, asks) {
      const handle = (await handles.get(id)) as Handle | undefined
      if (!handle) return undefined
      const wanted = { mode: 'read' } as const
      let allowed = await handle.queryPermission(wanted)
      if (allowed === 'prompt' && !asks) return 'ask'
      if (allowed === 'prompt') allowed = await handle.requestPermission(wanted)
      return allowed === 'granted' ? handle.getFile() : undefined
    },
    drop: (id) => handles.drop(id),
  }
}

/** The person has closed a picker. */
export const isAbort = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === 'AbortError'
