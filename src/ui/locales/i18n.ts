import { inject, shallowRef, type App, type InjectionKey, type Ref } from 'vue'
import type { Language } from '@/domain/preferences/preferences'
import type { Messages } from '@/ui/locales/en'
import {
  toTexts,
  translate,
  type MessageKey,
  type MessageValues,
  type Texts,
} from '@/ui/locales/translate'

export interface HearthI18n {
  readonly install: (app: App) => void
  readonly locale: Readonly<Ref<Language>>
  /** The text in the language on screen. A number picks the plural form and fills in `{n}`. */
  readonly t: (key: MessageKey, values?: MessageValues | number) => string
  /** Loads the language if needed, then switches to it everywhere, `<html lang>` included. */
  readonly setLanguage: (language: Language) => Promise<void>
}

const i18nKey: InjectionKey<HearthI18n> = Symbol('i18n')

const HTML_LANG: Record<Language, string> = { en: 'en', zh: 'zh-Hans' }

const loaders: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('@/ui/locales/en')).en,
  zh: async () => (await import('@/ui/locales/zh')).zh,
}

/** The words of the interface. Only the language asked for is loaded. */
export async function createHearthI18n(language: Language): Promise<HearthI18n> {
  const i18n = createI18n()
  await i18n.setLanguage(language)
  return i18n
}

function createI18n(): HearthI18n {
  const locale = shallowRef<Language>('en')
  const loaded = new Map<Language, Texts>()

  async function setLanguage(language: Language) {
    if (!loaded.has(language)) loaded.set(language, toTexts(await loaders[language]()))
    locale.value = language
    document.documentElement.lang = HTML_LANG[language]
  }

  const i18n: HearthI18n = {
    locale,
    setLanguage,
    t: (key, values) => translate(loaded.get(locale.value)?.get(key) ?? key, locale.value, values),
    install: (app) => app.provide(i18nKey, i18n),
  }
  return i18n
}

/** The words, in a component or composable. */
export function useI18n(): HearthI18n {
  const i18n = inject(i18nKey)
  if (!i18n) throw new Error('the words of the interface were not provided')
  return i18n
}
