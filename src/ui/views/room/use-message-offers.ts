import { storeToRefs } from 'pinia'
import { computed, type Component } from 'vue'
import IconCopy from '~icons/lucide/copy'
import IconEdit from '~icons/lucide/pencil'
import IconForward from '~icons/lucide/forward'
import IconLink from '~icons/lucide/link'
import IconPin from '~icons/lucide/pin'
import IconRemove from '~icons/lucide/trash-2'
import IconReply from '~icons/lucide/reply'
import IconReport from '~icons/lucide/flag'
import IconSeen from '~icons/lucide/check-check'
import IconSelect from '~icons/lucide/list-checks'
import IconTalk from '~icons/lucide/message-circle'
import type { TimelineEntry } from '@/domain/message/timeline'
import { isDirectRoomId } from '@/domain/room/direct'
import type { RoomId } from '@/shared/ids'
import { useReceiptsStore } from '@/stores/receipts'
import { useSessionStore } from '@/stores/session'
import { useMessageRights } from '@/ui/composables/useMessageRights'
import { useI18n } from '@/ui/locales/i18n'
import { useMessageActs } from '@/ui/views/room/use-message-acts'

const ICONS = {
  reply: IconReply,
  edit: IconEdit,
  forward: IconForward,
  copy: IconCopy,
  link: IconLink,
  select: IconSelect,
  readers: IconSeen,
  pin: IconPin,
  talk: IconTalk,
  report: IconReport,
  remove: IconRemove,
} satisfies Record<string, Component>

const toOffer = (key: keyof typeof ICONS, label: string, run: () => unknown) => ({
  ...{ key, icon: ICONS[key], label, run },
})

/** What the menu does itself, as it goes or gives way to something. */
interface MenuSteps {
  goOn(next: 'removing' | 'reporting' | 'forwarding'): void
  write(kind: 'reply' | 'edit'): void
  select(): void
  hide(): void
  close(): void
}

/** What may be done with a message, in the order of the menu, and what is to be said of what was done. */
export function useMessageOffers(room: RoomId, entry: () => TimelineEntry, menu: MenuSteps) {
  const { t } = useI18n()
  const receiptsStore = useReceiptsStore()
  const { account } = storeToRefs(useSessionStore())
  const acts = useMessageActs(room, entry, menu)
  const { canEdit, canRemove, canPin, canReport, canTalk } = useMessageRights(room, entry)
  /** Between two, the mark beside it says it all. */
  const canList = computed(
    () =>
      entry().from === account.value?.id &&
      entry().delivery === 'sent' &&
      !isDirectRoomId(room) &&
      receiptsStore.marks.has(room),
  )

  const offers = computed(() =>
    [
      toOffer('reply', t('actions.reply'), () => menu.write('reply')),
      canEdit.value && toOffer('edit', t('actions.edit'), () => menu.write('edit')),
      toOffer('forward', t('actions.forward'), () => menu.goOn('forwarding')),
      toOffer('copy', t('actions.copy'), acts.copyText),
      toOffer('link', t('actions.link'), acts.copyLink),
      toOffer('select', t('actions.select'), () => menu.select()),
      canList.value && toOffer('readers', t('receipt.show'), acts.listReaders),
      canPin.value &&
        toOffer('pin', t(acts.isPinned.value ? 'actions.unpin' : 'actions.pin'), acts.pin),
      canTalk.value &&
        toOffer('talk', t('direct.messageOf', { name: acts.author.value }), acts.talk),
      canReport.value && toOffer('report', t('reports.report'), () => menu.goOn('reporting')),
      canRemove.value && toOffer('remove', t('actions.remove'), () => menu.goOn('removing')),
    ].filter((offer) => offer !== false),
  )
  const { words, note, author } = acts

  return { offers, words, note, author }
}
