import type { Transfer } from '@/domain/file/transfer'
import { usePeopleStore } from '@/stores/people'
import { useSizeWords } from '@/ui/composables/useSizeWords'
import { useI18n } from '@/ui/locales/i18n'

const UNITS = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** What there is to say of a file on its way, in the language on screen. */
export function useFileWords() {
  const { t, locale } = useI18n()
  const sizeWords = useSizeWords()
  const peopleStore = usePeopleStore()

  function timeWords(seconds: number): string {
    const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[2]
    return new Intl.NumberFormat(locale.value, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    }).format(Math.max(1, Math.round(seconds / length)))
  }

  const isHere = (transfer: Transfer) =>
    peopleStore.here.some(({ id, availability }) => {
      return id === transfer.peer && availability !== 'offline'
    })

  /** How it stands; changes seldom, and so is said aloud. */
  function stateWords(transfer: Transfer): string {
    const { state, direction, problem, isPausedHere, isPausedThere } = transfer
    const name = peopleStore.nameOf(transfer.peer)
    if (state === 'running') {
      if (isPausedHere) return t('file.paused')
      return isPausedThere ? t('file.pausedThere', { name }) : ''
    }
    if (state === 'offered') {
      if (direction === 'in') return ''
      return t(isHere(transfer) ? 'file.offered' : 'file.offeredAway', { name })
    }
    if (state === 'needs-file') return t('file.needsFile')
    if (state === 'done')
      return t(direction === 'in' ? 'file.arrivedHere' : 'file.arrivedThere', { name })
    if (state === 'failed') return t(`file.problem.${direction}.${problem ?? 'broken'}`, { name })
    return t(`file.${state}`, { name })
  }

  /** Bytes, and how fast they come. */
  function progressWords({ position, size, rate, isPausedHere, isPausedThere }: Transfer): string {
    const parts = [t('file.soFar', { done: sizeWords(position), all: sizeWords(size) })]
    if (rate !== undefined && rate > 0 && !isPausedHere && !isPausedThere) {
      parts.push(t('file.rate', { rate: sizeWords(rate) }))
      parts.push(t('file.left', { time: timeWords((size - position) / rate) }))
    }
    return parts.join(' · ')
  }

  return { stateWords, progressWords, sizeWords }
}
