import { shallowRef, type ShallowRef } from 'vue'
import type { Draft } from '@/domain/draft/draft'
import { prepareText, type TextProblem } from '@/domain/message/message'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { OutboxRow } from '@/domain/outbox/outbox'
import { StorageError, type StorageProblem } from '@/domain/replica/replica'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import { createDraftKeeper } from '@/stores/draft-keeper'
import type { Services } from '@/stores/services'
import type { TimelineWishes } from '@/stores/timeline-wishes'

/** Why what was typed did not leave the box. */
export type ComposerProblem = TextProblem | `storage-${StorageProblem}`

/** What becomes of what is written, where it is no new message. */
export interface Purpose {
  readonly kind: 'reply' | 'edit'
  readonly entry: TimelineEntry
  /** What stood in the box, to be put back. */
  readonly before: string
}

/** Pictures that go with what is written; see stores/attached-pictures.ts. */
export interface Attachment {
  /** It is not known yet whether it can go. */
  readonly isPreparing?: boolean
  /** Where any can go. Settles once the first is safe with the words; rejects with `StorageError`. */
  readonly send?: (text: string, more: Promise<WrittenWith>) => Promise<void>
}

/** What goes with the words of a message. */
export type WrittenWith = Pick<OutboxRow, 're' | 'mentions'>

/** What is being written in the room on screen, until it is safe in the outbox. */
export function createComposer(
  services: Services,
  room: Readonly<ShallowRef<RoomId | undefined>>,
  wishes: () => Promise<TimelineWishes>,
) {
  const { person } = services
  const draft = shallowRef('')
  const sendProblem = shallowRef<ComposerProblem>()
  /** What another device has for this room, while something else is being typed here. */
  const offered = shallowRef<string>()
  const attachment = shallowRef<Attachment>()
  const drafts = createDraftKeeper(services)
  /** What is written is an answer, or takes the place of words that were sent. */
  const purpose = shallowRef<Purpose>()
  /** What is on its way to the disk. */
  const beingKept = new Set<string>()

  /** What was left here, unless something has been typed already. */
  function open(kept: string) {
    if (draft.value !== '') return
    const last = services.lastDraft.read()
    const isOurs = last?.room === room.value && last?.user === person.value?.account.id
    const text = isOurs && last ? last.text : kept
    if (!beingKept.has(text)) draft.value = text
  }

  /** What was being answered or changed here, also in a page that is gone. */
  async function resume() {
    const id = room.value
    const { findPurpose } = await import('@/stores/purpose-keeper')
    const found = id && (await findPurpose(services, id))
    if (!found || room.value !== id || purpose.value) return
    if (found.entry) {
      begin(found.kind, found.entry)
      if (found.kind === 'edit') setDraft(found.text)
    } else if (found.kind === 'edit') {
      // Of what is gone nothing can be changed: what was typed becomes a draft.
      note()
      setDraft([found.text, draft.value].filter(Boolean).join('\n'))
    }
  }

  function note() {
    const id = room.value
    const [now, typed] = [purpose.value, draft.value]
    if (!id) return
    import('@/stores/purpose-keeper')
      .then(({ keepPurpose }) => keepPurpose(services, id, now, typed))
      .catch(() => undefined)
  }

  function end() {
    drafts.flush()
    offered.value = purpose.value = attachment.value = undefined
    draft.value = ''
    sendProblem.value = undefined
  }

  /** `true` once the message is safe on this device; what then becomes of it, the timeline shows. */
  async function send(): Promise<boolean> {
    const id = room.value
    const current = person.value
    if (!id || !current) return false
    const doing = purpose.value
    const { entry, before = '' } = doing ?? {}
    const changed = doing?.kind === 'edit' ? entry : undefined
    const picture = changed ? undefined : attachment.value
    if (picture?.isPreparing) return false
    const prepared = prepareText(draft.value)
    if (!prepared.ok && !(picture?.send && prepared.problem === 'empty')) {
      sendProblem.value = prepared.problem
      return false
    }
    const text = prepared.ok ? prepared.value : ''
    const typed = draft.value
    // Enter was pressed twice.
    if (beingKept.has(typed)) return false
    beingKept.add(typed)
    const isHere = () => room.value === id
    try {
      const mentioned = mentionedIn(text, changed?.mentions)
      if (picture?.send) {
        const more = mentioned.then((mentions) => ({ re: entry?.id, mentions }))
        const sent = picture.send(text, more)
        // They take a while, and their words do not wait in the box for them.
        draft.value = ''
        purpose.value = undefined
        await sent
      } else {
        const mentions = await mentioned
        if (!changed) await current.outbox.compose(id, text, { re: entry?.id, mentions })
        else if (text !== changed.text)
          await (await wishes()).wish(id, changed.id, { kind: 'edit', text, mentions })
      }
    } catch (cause) {
      if (!(cause instanceof StorageError)) throw cause
      if (isHere()) {
        if (picture?.send) {
          setDraft([typed, draft.value].filter(Boolean).join('\n'))
          purpose.value ??= doing
        }
        sendProblem.value = `storage-${cause.problem}`
      }
      return false
    } finally {
      beingKept.delete(typed)
    }
    if (isHere()) {
      sendProblem.value = undefined
      // An empty box says that it is safe. What was typed in that moment stays.
      if (!picture?.send && draft.value.startsWith(typed))
        draft.value = before + draft.value.slice(typed.length)
      if (doing) {
        if (purpose.value === doing) purpose.value = undefined
        note()
      }
    }
    if (changed) return false
    drafts.keep(id, isHere() ? draft.value : '')
    current.sync.value?.typing.end(id)
    return true
  }

  async function mentionedIn(text: string, known?: readonly UserId[]): Promise<readonly UserId[]> {
    if (!text.includes('@')) return []
    try {
      return (await import('@/stores/mentions')).useMentionsStore().mentionedIn(text, known)
    } catch {
      // Its code is not to be had just now: the words are what counts.
      return known ?? []
    }
  }

  function setDraft(text: string) {
    draft.value = text
    sendProblem.value = undefined
    const id = room.value
    // Words of old are no draft, and nobody waits for them.
    if (purpose.value?.kind === 'edit') note()
    if (!id || purpose.value?.kind === 'edit') return
    drafts.keep(id, text)
    const typing = person.value?.sync.value?.typing
    if (text.trim() === '') typing?.end(id)
    else typing?.touch(id)
  }

  /** From another tab or another device; what was typed here since is newer. */
  function takeDraft(kept: Draft, isOffer: boolean) {
    if (kept.room !== room.value || drafts.isWaiting(kept.room)) return
    if (beingKept.has(kept.text)) return
    if (purpose.value?.kind === 'edit') return
    if (isOffer) offered.value = kept.text === draft.value ? undefined : kept.text
    else draft.value = kept.text
  }

  /** Kept anew either way, so that it is the newest on every device. */
  function answerOffer(isTaken: boolean) {
    setDraft(isTaken ? (offered.value ?? '') : draft.value)
    offered.value = undefined
  }

  function begin(kind: Purpose['kind'], entry: TimelineEntry) {
    cancel()
    purpose.value = { kind, entry, before: kind === 'edit' ? draft.value : '' }
    if (kind === 'edit') draft.value = entry.text
    note()
  }

  function cancel() {
    if (!purpose.value) return
    if (purpose.value.kind === 'edit') draft.value = purpose.value.before
    purpose.value = undefined
    note()
  }

  async function edit(id: MessageId) {
    const text = await person.value?.outbox.takeBack(id)
    if (text === undefined) return
    setDraft(draft.value === '' ? text : `${text}\n${draft.value}`)
  }

  return {
    draft,
    sendProblem,
    purpose,
    begin,
    cancel,
    offered,
    attachment,
    takeDraft,
    answerOffer,
    open,
    resume,
    end,
    send,
    setDraft,
    edit,
  }
}
