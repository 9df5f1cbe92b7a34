import { useQuietStore } from '@/stores/quiet'
import { timeOf, weekdayAhead } from '@/ui/locales/time-words'
import { useI18n } from '@/ui/locales/i18n'

const MINUTE = 60_000

/** Until when somebody does not want to be disturbed, as one would say it now. */
export function useQuietWords() {
  const { t, locale } = useI18n()
  const quietStore = useQuietStore()

  /** `until` is by the server's clock, which this device knows but for some milliseconds. */
  return (until: number): string => {
    const at = Math.round(quietStore.toLocal(until) / MINUTE) * MINUTE
    const time = timeOf(at, locale.value)
    const day = weekdayAhead(at, quietStore.localNow, locale.value)
    if (day === 'today') return time
    return day === 'tomorrow' ? t('quiet.tomorrow', { time }) : t('quiet.onDay', { day, time })
  }
}
