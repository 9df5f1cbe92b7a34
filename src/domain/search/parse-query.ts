import { fold } from '@/domain/search/fold'
import type { SearchQuery, SearchTerm } from '@/domain/search/search-query'

/** What may be typed for each operator; all of it folded. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  from: 'from',
  来自: 'from',
  in: 'in',
  在: 'in',
  before: 'before',
  早于: 'before',
  after: 'after',
  晚于: 'after',
  has: 'has',
  有: 'has',
}
const LINK_WORDS = new Set(['link', '链接'])

type Operator = 'from' | 'in' | 'before' | 'after' | 'has'

/** An operator's name, then a quoted text (perhaps still open) or a word. */
const PART = /(?:(?<name>[\p{L}]+):)?(?:"(?<quoted>[^"]*)(?<close>"?)|(?<word>[^\s"]+))/gu
const QUOTES = /[“”„«»「」『』]/g
const DAY = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/

/** What was typed, as a question. Never fails: what is no operator is a word to look for. */
export function parseQuery(typed: string): SearchQuery {
  const terms: SearchTerm[] = []
  const found = { from: [] as string[], in: [] as string[], unreadable: [] as string[] }
  let before: number | undefined
  let after: number | undefined
  let hasLink = false

  for (const part of fold(typed).replace(QUOTES, '"').matchAll(PART)) {
    const { name, quoted, close, word } = part.groups ?? {}
    const operator = name === undefined ? undefined : operatorOf(name)
    const value = (quoted ?? word ?? '').replace(/ +/g, ' ').trim()
    if (operator === undefined || (operator === 'has' && !LINK_WORDS.has(value))) {
      const text = name === undefined ? value : `${name}:${value}`
      if (text !== '') terms.push({ text, isWhole: close === '"' })
      continue
    }
    if (operator === 'has') hasLink = true
    else if (operator === 'from' || operator === 'in') found[operator].push(value)
    else {
      const day = startOfDay(value)
      if (day === undefined) found.unreadable.push(value)
      else if (operator === 'before') before = Math.min(day, before ?? day)
      else after = Math.max(day, after ?? day)
    }
  }
  // An operator whose value is still to be typed asks for nothing yet.
  const typedTerms = terms.filter(({ text }) => !isBareOperator(text))
  return { terms: typedTerms, ...found, before, after, hasLink }
}

function operatorOf(name: string): Operator | undefined {
  return Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
}

function isBareOperator(text: string): boolean {
  return text.endsWith(':') && operatorOf(text.slice(0, -1)) !== undefined
}

/** Local midnight where a day, a month or a year begins. */
function startOfDay(value: string): number | undefined {
  const [whole, year, month = '1', day = '1'] = DAY.exec(value) ?? []
  if (whole === undefined) return undefined
  const date = new Date(Number(year), Number(month) - 1, Number(day))
  const isReal = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day)
  return isReal ? date.getTime() : undefined
}
