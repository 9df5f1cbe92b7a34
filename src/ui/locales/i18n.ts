import { inject, shallowRef, type App, type InjectionKey, type Ref } from 'vue'
import type { Language } from '@/domain/preferences/preferences'
import type { ShellWords } from '@/ui/locales/en'
import type { PageWords } from '@/ui/locales/en-pages'
import {
  toTexts,
  translate,
  type MessageKey,
  type MessageValues,
  type Texts,
} from '@/ui/locales/translate'

export interface HearthI18n {
  /** Settles once the first words are there; nothing can be drawn before. */
  readonly ready: Promise<void>
  readonly install: (app: App) => void
  readonly locale: Readonly<Ref<Language>>
  /** The text in the language on screen. A number picks the plural form and fills in `{n}`. */
  readonly t: (key: MessageKey, values?: MessageValues | number) => string
  /** Loads the language if needed, then switches to it everywhere, `<html lang>` included. */
  readonly setLanguage: (language: Language) => Promise<void>
  /** Loads the words of the pages that are not drawn at first, from now on in every language. */
  readonly loadPageWords: () => Promise<void>
}

const i18nKey: InjectionKey<HearthI18n> = Symbol('i18n')

const HTML_LANG: Record<Language, string> = { en: 'en', zh: 'zh-Hans' }

const shellWords: Record<Language, () => Promise<ShellWords>> = {
  en: async () => (await import('@/ui/locales/en')).en,
  zh: async () => (await import('@/ui/locales/zh')).zh,
}
const pageWords: Record<Language, () => Promise<PageWords>> = {
  en: async () => (await import('@/ui/locales/en-pages')).enPages,
  zh: async () => (await import('@/ui/locales/zh-pages')).zhPages,
}

/** The words of the interface. Only the language asked for is loaded. */
export function createHearthI18n(language: Language): HearthI18n {
  const locale = shallowRef(language)
  const shell = new Map<Language, Texts>()
  const pages = new Map<Language, Texts>()
  let hasPages = false

  /** Side by side: one after the other, each would be a round trip of its own. */
  async function load(language: Language) {
    await Promise.all([
      shell.has(language) ||
        shellWords[language]().then((words) => shell.set(language, toTexts(words))),
      !hasPages ||
        pages.has(language) ||
        pageWords[language]().then((words) => pages.set(language, toTexts(words))),
    ])
  }

  async function setLanguage(language: Language) {
    await load(language)
    locale.value = language
    document.documentElement.lang = HTML_LANG[language]
  }

  return {
    ready: setLanguage(language),
    locale,
    setLanguage,
    loadPageWords() {
      hasPages = true
      return load(locale.value)
    },
    t(key, values) {
      const language = locale.value
      const text = shell.get(language)?.get(key) ?? pages.get(language)?.get(key) ?? key
      return translate(text, language, values)
    },
    install(app) {
      app.provide(i18nKey, this)
    },
  }
}

/** The words, in a component or composable. */
export function useI18n(): HearthI18n {
  const i18n = inject(i18nKey)
  if (!i18n) throw new Error('the words of the interface were not provided')
  return i18n
}
