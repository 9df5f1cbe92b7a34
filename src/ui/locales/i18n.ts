import { createI18n, type Composer } from 'vue-i18n'
import type en from '@/ui/locales/en.json'
import type { Language } from '@/domain/preferences/preferences'

type Messages = typeof en

const HTML_LANG: Record<Language, string> = { en: 'en', zh: 'zh-Hans' }

const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('@/ui/locales/en.json'),
  zh: () => import('@/ui/locales/zh.json'),
}

/** Chinese has one plural form; where a second text stands first, it is for none at all. */
function chinesePlural(choice: number, texts: number): number {
  return Math.min(choice, texts - 1)
}

/** The words of the interface. Only the language asked for is loaded. */
export async function createHearthI18n(language: Language) {
  const i18n = createI18n({
    legacy: false,
    locale: language,
    messages: {},
    pluralRules: { zh: chinesePlural },
    missingWarn: false,
    fallbackWarn: false,
  })
  await applyLanguage(i18n.global, language)
  return i18n
}

export type HearthI18n = Awaited<ReturnType<typeof createHearthI18n>>

/** Loads the language if needed, then switches to it everywhere, `<html lang>` included. */
export async function setLocale(i18n: HearthI18n, language: Language): Promise<void> {
  await applyLanguage(i18n.global, language)
}

/** The same for a component, which has only its composer. */
export async function applyLanguage(composer: Composer, language: Language): Promise<void> {
  if (!composer.availableLocales.includes(language)) {
    const { default: messages } = await loaders[language]()
    composer.setLocaleMessage(language, messages)
  }
  composer.locale.value = language
  document.documentElement.lang = HTML_LANG[language]
}
