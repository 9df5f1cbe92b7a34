import type { Metric } from '@/domain/lab/lab-result'
import { useI18n } from '@/ui/locales/i18n'

/** In ms. */
const SHORTEST = 0.1

/** What the lab has measured, in words. */
export function useLabWords() {
  const { t, locale } = useI18n()

  function show(metric: Metric, value: number | undefined): string {
    if (value === undefined) return '–'
    const digits = value < 10 && metric !== 'bytesPerMessage' ? 1 : 0
    const format = new Intl.NumberFormat(locale.value, { maximumFractionDigits: digits })
    // Browsers tell no time that is shorter.
    const number = value < SHORTEST ? `< ${format.format(SHORTEST)}` : format.format(value)
    if (metric === 'bytesPerMessage') return t('lab.unit.bytes', { number })
    if (metric === 'messagesPerSecond') return t('lab.unit.perSecond', { number })
    return t('lab.unit.ms', { number })
  }

  return { show }
}
