import { storeToRefs } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { RoomId } from '@/shared/ids'
import { usePeopleStore } from '@/stores/people'
import { usePinsStore } from '@/stores/pins'
import { useReceiptsStore } from '@/stores/receipts'
import { useAct } from '@/ui/composables/useAct'
import { useDirect } from '@/ui/composables/useDirect'
import { useI18n } from '@/ui/locales/i18n'

interface MenuWays {
  /** It is out of the way: what was asked for is done, or shown elsewhere. */
  hide(): void
  close(): void
}

/** What is done with a message from its menu, and what is to be said of that. */
export function useMessageActs(room: RoomId, entry: () => TimelineEntry, menu: MenuWays) {
  const { t } = useI18n()
  const peopleStore = usePeopleStore()
  const receiptsStore = useReceiptsStore()
  const { pins } = storeToRefs(usePinsStore())
  const { talkTo, problemWith } = useDirect()
  const { problem, ask } = useAct()
  const note = shallowRef('')
  const author = computed(() => peopleStore.nameOf(entry().from))
  const isPinned = computed(() => pins.value.some(({ id }) => id === entry().id))
  const words = computed(
    () => problemWith(author.value) || (problem.value ? t(`action.${problem.value}`) : note.value),
  )

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text)
      note.value = t('actions.copied')
    } catch {
      note.value = t('actions.copyFailed')
    }
  }

  function listReaders() {
    menu.hide()
    receiptsStore.list(entry().at)
  }

  async function pin() {
    const name = isPinned.value ? 'unpin-message' : 'pin-message'
    const done = await ask((act) => act(name, { room, id: entry().id }))
    if (done === null) menu.hide()
  }

  async function talk() {
    if (await talkTo(entry().from)) menu.close()
  }

  return {
    ...{ author, isPinned, note, words, listReaders, pin, talk },
    copyText: () => copy(entry().text),
    copyLink: () => copy(new URL(`/room/${room}?m=${entry().id}`, location.href).href),
  }
}
