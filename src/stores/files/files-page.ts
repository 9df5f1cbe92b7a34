import type { Holds } from '@/stores/files/hold-transfers'
import type { TransferBook } from '@/stores/files/transfer-book'
import type { TransferContext } from '@/stores/files/transfer-context'

/** What sending, receiving and keeping files share in one page. */
export interface FilesPage {
  readonly book: TransferBook
  readonly holds: Holds
  /** Settles once files can be sent and received here. Rejects where the code for it is not to be had. */
  readonly ready: () => Promise<TransferContext>
}
