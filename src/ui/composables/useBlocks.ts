import { shallowRef } from 'vue'
import type { UserId } from '@/shared/ids'
import { usePeopleStore } from '@/stores/people'
import { useAct } from '@/ui/composables/useAct'
import { useTopic } from '@/ui/composables/useTopic'
import { useI18n } from '@/ui/locales/i18n'

/** Whom one has blocked, and ending it; blocking itself is asked about first, by `BlockConfirm`. */
export function useBlocks() {
  const { t } = useI18n()
  const peopleStore = usePeopleStore()
  const blocked = useTopic('blocks')
  const { problem, ask } = useAct()
  const note = shallowRef('')

  async function unblock(other: UserId) {
    note.value = ''
    const done = await ask((act) => act('unblock', { other }))
    if (done !== undefined) note.value = t('blocks.undone', { name: peopleStore.nameOf(other) })
  }

  return {
    blocked,
    note,
    problem,
    unblock,
    isBlocked: (user: UserId) => blocked.value?.includes(user) ?? false,
  }
}
