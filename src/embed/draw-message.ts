import { reactionsOf } from '@/domain/message/reactions'
import type { Language } from '@/domain/preferences/preferences'
import type { UserId } from '@/shared/ids'
import { drawText } from '@/embed/draw-text'
import { element } from '@/embed/element'
import { EMBED_WORDS } from '@/embed/embed-words'
import type { ShownMessage } from '@/embed/parse-shown'

export interface Drawing {
  readonly language: Language
  readonly now: number
  readonly nameOf: (user: UserId) => string
  readonly find: (id: ShownMessage['id'] | undefined) => ShownMessage | undefined
  /** Whether the one before is of the same person, and not long ago. */
  readonly isGrouped: (message: ShownMessage) => boolean
}

const DAY_MS = 86_400_000
const QUOTE_LENGTH = 120

/** One message as an item of the list. */
export function drawMessage(message: ShownMessage, drawing: Drawing): HTMLElement {
  const { language, nameOf } = drawing
  const words = EMBED_WORDS[language]
  const isGrouped = drawing.isGrouped(message)
  const answered = drawing.find(message.re)
  return element(
    'article',
    { part: 'message', class: isGrouped ? 'grouped' : undefined },
    isGrouped ? undefined : drawHead(message, drawing),
    message.deletedAt ? element('p', { class: 'quiet' }, words.deleted) : undefined,
    answered && !message.deletedAt
      ? element(
          'p',
          { class: 'answered' },
          element('b', {}, nameOf(answered.from)),
          ` ${answered.text.slice(0, QUOTE_LENGTH) || words.picture}`,
        )
      : undefined,
    message.blob ? element('p', { class: 'quiet' }, `🖼 ${words.picture}`) : undefined,
    message.text
      ? element(
          'div',
          { part: 'text', class: 'text', dir: 'auto' },
          ...drawText(message.text),
          message.editedAt ? element('small', {}, ` (${words.edited})`) : undefined,
        )
      : undefined,
    drawReactions(message),
  )
}

function drawHead({ from, at }: ShownMessage, { language, now, nameOf }: Drawing): HTMLElement {
  const options: Intl.DateTimeFormatOptions =
    now - at < DAY_MS ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }
  const name = element('b', { dir: 'auto' }, nameOf(from))
  name.style.setProperty('--hue', String(hueOf(from)))
  return element(
    'p',
    { class: 'head' },
    name,
    ' ',
    element(
      'time',
      { datetime: new Date(at).toISOString() },
      new Intl.DateTimeFormat(language, options).format(at),
    ),
  )
}

function drawReactions(message: ShownMessage): HTMLElement | undefined {
  const reactions = reactionsOf(message)
  if (reactions.length === 0) return undefined
  const words = reactions.map(({ emoji, people }) => `${emoji} ${people.length}`)
  return element('p', { class: 'reactions' }, words.join('  '))
}

/** The same for a person each time. */
function hueOf(user: UserId): number {
  let sum = 0
  for (const character of user) sum = (sum * 31 + character.charCodeAt(0)) % 360
  return sum
}
