import { createFileSource, type FileWorker } from '@/adapters/browser/file/ask-file-worker'
import { toFileChannel } from '@/adapters/browser/file/file-channel'
import { keptTransfers } from '@/adapters/browser/file/kept-transfers'
import { createReceivedFiles } from '@/adapters/browser/file/received-files'
import { createSentFiles } from '@/adapters/browser/file/sent-files'
import { openPeerLink } from '@/adapters/browser/peer/peer-link'
import { tryHold } from '@/adapters/browser/tab-locks'
import { keptHandles } from '@/adapters/idb/kept-handles'
import { readIceServers } from '@/app/ice-servers'
import type { UserId } from '@/shared/ids'
import type { FileParts } from '@/stores/files/file-parts'

const openWorker = (): FileWorker =>
  new Worker(new URL('../adapters/browser/file/file-worker.ts', import.meta.url), {
    type: 'module',
    name: 'file',
  })

/** What sending and receiving files needs of the browser, in a chunk of its own. */
export const openFileParts = (user: UserId): FileParts => ({
  openPeerLink,
  readIceServers,
  toFileChannel,
  canReceive: typeof FileSystemFileHandle === 'function' && 'getDirectory' in navigator.storage,
  openSource: (file) => createFileSource(openWorker(), file),
  received: createReceivedFiles(user, openWorker),
  sent: createSentFiles(keptHandles(user)),
  kept: keptTransfers(user),
  tryHold,
})
