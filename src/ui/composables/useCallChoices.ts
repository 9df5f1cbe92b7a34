import { storeToRefs } from 'pinia'
import { computed } from 'vue'
import { useCallStore } from '@/stores/call'
import { useCallsStore } from '@/stores/calls'
import { useConnectionStore } from '@/stores/connection'
import { useTimelineStore } from '@/stores/timeline'
import { useI18n } from '@/ui/locales/i18n'

/** What can be done about calls from the keyboard: in the one that goes on, or in the room on screen. */
export function useCallChoices() {
  const { t } = useI18n()
  const callStore = useCallStore()
  const callsStore = useCallsStore()
  const { current, own } = storeToRefs(callStore)
  const { room, status } = storeToRefs(useTimelineStore())
  const { status: connection } = storeToRefs(useConnectionStore())

  return computed(() => {
    if (current.value) {
      const isMuted = own.value?.shown.value.isMuted
      return [
        {
          key: 'call-mute',
          name: t(isMuted ? 'call.unmute' : 'call.mute'),
          run: () => own.value?.setMuted(!isMuted),
        },
        { key: 'call-end', name: t('call.hangUp'), run: () => callStore.hangUp() },
      ]
    }
    const here = room.value
    if (!here || status.value !== 'ready' || connection.value !== 'online') return []
    const goesOn = callsStore.countIn(here) > 0
    if (!goesOn && !callsStore.canBegin(here)) return []
    return [
      {
        key: 'call-voice',
        name: t(goesOn ? 'call.joinVoice' : 'call.voice'),
        run: () => callStore.start(here, 'voice'),
      },
      {
        key: 'call-video',
        name: t(goesOn ? 'call.joinVideo' : 'call.video'),
        run: () => callStore.start(here, 'video'),
      },
    ]
  })
}
