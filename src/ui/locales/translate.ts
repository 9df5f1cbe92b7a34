import type { Language } from '@/domain/preferences/preferences'
import type { ShellWords } from '@/ui/locales/en'
import type { PageWords } from '@/ui/locales/en-pages'

type Paths<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Key}`
    : Paths<Tree[Key], `${Prefix}${Key}.`>
}[keyof Tree & string]

/** `room.problem.offline`: every text there is, so that a misspelt one does not compile. */
export type MessageKey = Paths<ShellWords> | Paths<PageWords>
export type MessageValues = Readonly<Record<string, string | number>>
export type Texts = ReadonlyMap<string, string>

interface MessageTree {
  readonly [key: string]: string | MessageTree
}

/** The texts by their whole keys. */
export function toTexts(tree: MessageTree, prefix = ''): Texts {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(prefix + key, value)
    else for (const [inner, text] of toTexts(value, `${prefix}${key}.`)) texts.set(inner, text)
  }
  return texts
}

/** The text with its values filled in; a number in place of values also picks the plural form. */
export function translate(
  text: string,
  language: Language,
  values: MessageValues | number = {},
): string {
  if (typeof values !== 'number') return fill(text, values)
  const forms = text.split(' | ')
  return fill(forms[pluralForm(language, values, forms.length)] ?? text, { n: values })
}

/** English: one, other; or none, one, other. Chinese: any; or none, any. */
function pluralForm(language: Language, count: number, forms: number): number {
  if (language === 'en' && forms === 2) return count === 1 ? 0 : 1
  return Math.min(count, forms - 1)
}

function fill(text: string, values: MessageValues): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
