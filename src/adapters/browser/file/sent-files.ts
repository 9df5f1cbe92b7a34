import { isAbort } from '@/adapters/browser/hand-over'
import type { SentFiles } from '@/domain/file/file-ports'

/** What the types of a page do not have yet. */
type Handle = FileSystemFileHandle & {
  queryPermission(wanted: { mode: 'read' }): Promise<PermissionState>
  requestPermission(wanted: { mode: 'read' }): Promise<PermissionState>
}
interface Picker {
  showOpenFilePicker?: (options: { multiple: boolean }) => Promise<readonly Handle[]>
}

/** What keeps handles over a reload. */
interface HandleMemory {
  put(id: string, handle: FileSystemFileHandle): Promise<unknown>
  get(id: string): Promise<unknown>
  drop(id: string): Promise<void>
}

/** Files with their handles, where the browser has the File System Access API. */
export function createSentFiles(handles: HandleMemory): SentFiles {
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
