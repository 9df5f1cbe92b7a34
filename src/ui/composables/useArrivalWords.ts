import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from '@/ui/locales/i18n'
import { plainText } from '@/domain/message/plain-text'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId, UserId } from '@/shared/ids'

/** What arrives within this time is said in one go. */
const GATHER_MS = 1000
/** More than this is counted instead of read out. */
const READ_OUT_AT_MOST = 3

/**
 * What a screen reader is told as messages arrive. The list itself cannot be a live region: rows
 * that scroll into view would be announced again.
 */
export function useArrivalWords(
  entries: Readonly<Ref<readonly TimelineEntry[]>>,
  me: Readonly<Ref<UserId | undefined>>,
  nameOf: (person: UserId) => string,
) {
  const { t } = useI18n()
  const words = shallowRef('')
  let newest: MessageId | undefined = newestStored(entries.value)?.id
  let gathered: TimelineEntry[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function announce() {
    timer = undefined
    words.value =
      gathered.length > READ_OUT_AT_MOST
        ? t('arrivals.many', gathered.length)
        : gathered
            .map(({ from, text }) =>
              t('arrivals.one', {
                name: nameOf(from),
                text: plainText(text) || t('message.picture'),
              }),
            )
            .join('\n')
    gathered = []
  }

  watch(entries, (current) => {
    const arrived = storedAfter(current, newest).filter((entry) => entry.from !== me.value)
    newest = newestStored(current)?.id
    if (arrived.length === 0) return
    gathered.push(...arrived)
    timer ??= setTimeout(announce, GATHER_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  return words
}

function newestStored(entries: readonly TimelineEntry[]): TimelineEntry | undefined {
  return entries.findLast(isHere)
}

/** Nothing when the message is not there: then another stretch of the conversation was loaded. */
function storedAfter(entries: readonly TimelineEntry[], id: MessageId | undefined) {
  if (id === undefined) return []
  const place = entries.findLastIndex((entry) => entry.id === id)
  if (place < 0) return []
  return entries.slice(place + 1).filter(isHere)
}

const isHere = ({ delivery }: TimelineEntry) => delivery === 'sent' || delivery === 'direct'
