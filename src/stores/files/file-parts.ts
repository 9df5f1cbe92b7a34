import type { FileChannel, FileSource, ReceivedFiles, SentFiles } from '@/domain/file/file-ports'
import type { KeptTransfer } from '@/domain/file/transfer'
import type { OpenPeerLink } from '@/domain/peer/peer-link'

/** What sending and receiving files needs from outside; built in src/app. */
export interface FileParts {
  readonly openPeerLink: OpenPeerLink
  /** Those of the settings as they are now. */
  readonly readIceServers: () => readonly RTCIceServer[]
  readonly toFileChannel: (channel: RTCDataChannel) => FileChannel
  /** Whether this browser has a place for what comes. */
  readonly canReceive: boolean
  readonly openSource: (file: Blob) => FileSource
  readonly received: ReceivedFiles
  readonly sent: SentFiles
  readonly kept: {
    read(): readonly KeptTransfer[]
    put(transfer: KeptTransfer): void
    drop(id: string): void
  }
  /** Runs `work` with the lock if nobody holds it; settles with whether it was free. */
  readonly tryHold: (name: string, work: () => Promise<void>) => Promise<boolean>
}
