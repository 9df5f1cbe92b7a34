import type { CallKind } from '@/domain/call/call'

/** What became of a call, as the message that stays of it says. */
export interface CallRecord {
  readonly kind: CallKind
  readonly outcome: 'missed' | 'declined' | 'busy' | 'ended'
  /** How long two were connected. */
  readonly seconds: number
}

const MAX_SECONDS = 999_999
const FORM = /^(voice|video) (missed|declined|busy|ended) (\d{1,6})$/

/** As it stands in a message; mirrored by rule R-REC-1. */
export const toRecordText = ({ kind, outcome, seconds }: CallRecord): string =>
  `${kind} ${outcome} ${Math.min(seconds, MAX_SECONDS)}`

export function parseCallRecord(raw: unknown): CallRecord | undefined {
  const [, kind, outcome, seconds] = FORM.exec(typeof raw === 'string' ? raw : '') ?? []
  if (!kind) return undefined
  return { kind, outcome, seconds: Number(seconds) } as CallRecord
}

const WORDS: Record<CallRecord['outcome'], string> = {
  missed: 'Missed call · 未接来电',
  declined: 'Declined call · 已拒绝的通话',
  busy: 'Missed call, busy · 忙线未接',
  ended: 'Call · 通话',
}

/**
 * The words of the message, for lists, search, exports and whatever does not know of calls: in both languages, since
 * it is written once for all who read it.
 */
export function wordsOfRecord({ outcome, seconds }: CallRecord): string {
  return outcome === 'ended' ? `📞 ${WORDS.ended} ${clockOf(seconds)}` : `📞 ${WORDS[outcome]}`
}

/** 65 is 1:05. */
export function clockOf(seconds: number): string {
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
