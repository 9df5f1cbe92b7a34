import { mount, RouterLinkStub } from '@vue/test-utils'
import type { Component } from 'vue'
import type { Language } from '@/domain/preferences/preferences'
import { createHearthI18n } from '@/ui/locales/i18n'

const words = { en: await createHearthI18n('en'), zh: await createHearthI18n('zh') }
await Promise.all([words.en.loadPageWords(), words.zh.loadPageWords()])

/** Mounts a component as the app would, with its words and without its stores. */
export function mountComponent(
  component: Component,
  props: Record<string, unknown>,
  language: Language = 'en',
) {
  return mount(component, {
    props,
    attachTo: document.body,
    global: { plugins: [words[language]], stubs: { RouterLink: RouterLinkStub } },
  })
}
