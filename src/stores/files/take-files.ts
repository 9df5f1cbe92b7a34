import { problemOf } from '@/domain/file/file-ports'
import { parseFileSignal } from '@/domain/file/file-signal'
import { MAX_OFFERS } from '@/domain/file/transfer'
import type { Signal } from '@/domain/peer/signal'
import { directRoomId } from '@/domain/room/direct'
import type { RoomId } from '@/shared/ids'
import type { FilesPage } from '@/stores/files/files-page'
import { createIncoming } from '@/stores/files/incoming'
import type { Services } from '@/stores/services'

/** Receiving: what is offered is heard of, accepted, and saved where the person wants it. */
export function createFileTakes(
  { book, holds, ready }: FilesPage,
  person: Services['person'],
  isJoined: (room: RoomId) => boolean,
) {
  function hear(signal: Signal) {
    const me = person.value?.account.id
    // Between the two whose conversation it is, and of whom one has accepted to talk.
    if (!me || directRoomId(me, signal.user) !== signal.room) return
    for (const control of book.controls()) control.hear(signal)
    const said = parseFileSignal(signal.body)
    if (said?.kind === 'offer' && !book.controlOf(signal.link) && isJoined(signal.room)) {
      void takeOffer(signal, said).catch(() => undefined)
    }
  }

  async function takeOffer(signal: Signal, said: { name: string; size: number; modified: number }) {
    const context = await ready()
    const { link: id, room, user: peer } = signal
    const isElsewhere = context.parts.kept.read().some((kept) => kept.id === id)
    const waiting = book.transfers.value.filter(
      (one) => one.peer === peer && one.direction === 'in' && one.state === 'offered',
    )
    if (book.incoming.has(id) || isElsewhere || waiting.length >= MAX_OFFERS) return
    const { name, size, modified } = said
    const facts = { id, room, peer, name, size, modified, position: 0 }
    const control = createIncoming(context, { ...facts, state: 'offered' })
    book.incoming.set(id, control)
    control.hear(signal)
  }

  async function accept(id: string): Promise<void> {
    const { parts } = await ready()
    const wanted = book.find(id)
    if (!wanted) return
    const free = await parts.received.free().catch(() => undefined)
    if (!parts.canReceive) book.refuse(id, 'no-place')
    else if (free !== undefined && free < wanted.size - wanted.position) book.refuse(id, 'no-room')
    else if (await holds.hold(parts, id)) {
      book.refusal.value = undefined
      book.incoming.get(id)?.accept()
    }
  }

  async function save(id: string): Promise<void> {
    const { parts } = await ready()
    const name = book.find(id)?.name
    if (name === undefined) return
    book.refusal.value = undefined
    try {
      const saved = await parts.received.save(id, name, () => book.noteSave(id, 'saving'))
      if (saved === 'saved') book.noteSave(id, 'saved')
    } catch (cause) {
      book.noteSave(id, undefined)
      const problem = problemOf(cause, 'unwritable')
      const why = problem === 'full' ? 'unsaved-full' : 'unsaved'
      book.refuse(id, problem === 'unreadable' ? 'unavailable' : why)
    }
  }

  return { hear, accept, save }
}
