import { useI18n } from '@/ui/locales/i18n'
import { agoOf, briefTimeOf, dayOf, fullTimeOf, timeOf } from '@/ui/locales/time-words'

/** Times in the words of the language on screen. */
export function useTimeWords() {
  const { t, locale: language } = useI18n()

  return {
    time: (at: number) => timeOf(at, language.value),
    fullTime: (at: number) => fullTimeOf(at, language.value),
    briefTime: (at: number, now: number) => briefTimeOf(at, now, language.value),
    day: (at: number, now: number) => {
      const day = dayOf(at, now, language.value)
      if (day === 'today') return t('time.today')
      return day === 'yesterday' ? t('time.yesterday') : day
    },
    ago: (at: number, now: number) => agoOf(at, now, language.value) ?? t('time.justNow'),
  }
}
