import { useRouter } from 'vue-router'
import { directRoomId } from '@/domain/room/direct'
import type { UserId } from '@/shared/ids'
import { useRoomsStore } from '@/stores/rooms'
import { useSessionStore } from '@/stores/session'
import { useAct } from '@/ui/composables/useAct'
import { useI18n } from '@/ui/locales/i18n'

/** Leads to the conversation with somebody, which is begun where there is none; with oneself to one's notes. */
export function useDirect() {
  const { t } = useI18n()
  const router = useRouter()
  const roomsStore = useRoomsStore()
  const sessionStore = useSessionStore()
  const { isBusy, problem, ask } = useAct()

  /** Whether it was led there. One that is on the list already is gone to without a network, too. */
  async function talkTo(other: UserId): Promise<boolean> {
    const me = sessionStore.account?.id
    if (!me) return false
    const known = directRoomId(me, other)
    const room = roomsStore.isJoined(known)
      ? known
      : await ask((act) => act('open-direct', { other }))
    if (room) await router.push({ name: 'room', params: { room } })
    return room !== undefined
  }

  async function openNotes(): Promise<boolean> {
    const me = sessionStore.account?.id
    return me !== undefined && (await talkTo(me))
  }

  /** Why it was not, in words. */
  function problemWith(name: string): string {
    if (!problem.value) return ''
    if (problem.value === 'offline') return t('direct.offline')
    return t('direct.refused', { name })
  }

  return { isBusy, problem, talkTo, openNotes, problemWith }
}
