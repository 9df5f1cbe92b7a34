import { shallowRef } from 'vue'
import type { Transfer } from '@/domain/file/transfer'
import type { Incoming } from '@/stores/files/incoming'
import type { Outgoing } from '@/stores/files/outgoing'

/** Why something that was asked for was not begun. */
export type FileRefusal =
  'no-place' | 'no-room' | 'other-file' | 'unavailable' | 'unsaved' | 'unsaved-full'

export type TransferBook = ReturnType<typeof createTransferBook>

/** The transfers of this page: as they are shown, and what steers each of them. */
export function createTransferBook(onForgotten: (id: string) => void) {
  const transfers = shallowRef<readonly Transfer[]>([])
  const refusal = shallowRef<{ readonly id: string; readonly why: FileRefusal }>()
  /** Those that the browser opens again, once it has asked. */
  const reopenable = shallowRef<ReadonlySet<string>>(new Set())
  /** Those that were put where the person wanted them, or are on the way there. */
  const saves = shallowRef<ReadonlyMap<string, 'saving' | 'saved'>>(new Map())
  const incoming = new Map<string, Incoming>()
  const outgoing = new Map<string, Outgoing>()

  function noteSave(id: string, state: 'saving' | 'saved' | undefined) {
    const now = new Map(saves.value)
    if (state) now.set(id, state)
    else now.delete(id)
    saves.value = now
  }

  return {
    ...{ transfers, refusal, reopenable, saves, incoming, outgoing, noteSave },
    find: (id: string) => transfers.value.find((transfer) => transfer.id === id),
    controlOf: (id: string) => incoming.get(id) ?? outgoing.get(id),
    controls: () => [...incoming.values(), ...outgoing.values()],
    refuse: (id: string, why: FileRefusal) => void (refusal.value = { id, why }),
    noteReopenable(id: string, isReopenable: boolean) {
      const now = new Set(reopenable.value)
      if (isReopenable) now.add(id)
      else now.delete(id)
      reopenable.value = now
    },
    note(transfer: Transfer) {
      const others = transfers.value.filter(({ id }) => id !== transfer.id)
      const isNew = others.length === transfers.value.length
      transfers.value = isNew
        ? [...others, transfer]
        : transfers.value.map((old) => (old.id === transfer.id ? transfer : old))
    },
    forget(id: string) {
      transfers.value = transfers.value.filter((transfer) => transfer.id !== id)
      incoming.delete(id)
      outgoing.delete(id)
      onForgotten(id)
      noteSave(id, undefined)
      if (refusal.value?.id === id) refusal.value = undefined
    },
  }
}
