import { useI18n } from '@/ui/locales/i18n'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** "1.2 MB", in the language on screen. */
export function useSizeWords() {
  const { locale } = useI18n()
  return (bytes: number): string => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
    const value = bytes / 1000 ** power
    return new Intl.NumberFormat(locale.value, {
      style: 'unit',
      unit: UNITS[power] ?? 'byte',
      unitDisplay: 'short',
      maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
    }).format(value)
  }
}
