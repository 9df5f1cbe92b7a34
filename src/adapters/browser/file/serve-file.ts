import { openFilePlace } from '@/adapters/browser/file/file-place'
import type { FileWork, FileWorkAnswer, NumberedFileWork } from '@/adapters/browser/file/file-work'
import { createFileReader } from '@/adapters/browser/file/read-work'
import { createFileWriter, type SyncFile } from '@/adapters/browser/file/write-work'
import { FileTrouble, problemOf } from '@/domain/file/file-ports'

/** Known to workers alone, and so not to the types of a page. */
type WorkerFileHandle = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<SyncFile>
}

interface Scope {
  onmessage: ((event: MessageEvent<NumberedFileWork>) => void) | null
  postMessage(answer: FileWorkAnswer, transfer: Transferable[]): void
}

type Work = Pick<ReturnType<typeof createFileReader | typeof createFileWriter>, 'take'>

/** One file a worker: where it is asked to, it reads or writes it, one thing after the other. */
export function serveFile(scope: Scope): void {
  let open: Work | undefined
  let last: Promise<void> = Promise.resolve()

  async function take(work: FileWork) {
    if (work.kind === 'read') open = createFileReader(work.file)
    else if (work.kind === 'write-to') open = createFileWriter(await openFile(work))
    if (!open) throw new FileTrouble('unwritable')
    return open.take(work.kind === 'read' || work.kind === 'write-to' ? { kind: 'digest' } : work)
  }

  async function answer({ number, work }: NumberedFileWork) {
    try {
      const done = await take(work)
      scope.postMessage({ number, done }, done.bytes ? [done.bytes] : [])
    } catch (cause) {
      scope.postMessage({ number, problem: problemOf(cause, 'unwritable') }, [])
    }
  }

  scope.onmessage = ({ data }) => {
    last = last.then(() => answer(data))
  }
}

async function openFile({ user, id }: { user: string; id: string }): Promise<SyncFile> {
  const place = await openFilePlace(user)
  const handle = (await place.getFileHandle(id, { create: true })) as WorkerFileHandle
  return handle.createSyncAccessHandle()
}
