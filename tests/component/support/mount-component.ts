import { mount, RouterLinkStub } from '@vue/test-utils'
import type { Component } from 'vue'
import type { Language } from '@/domain/preferences/preferences'
import { createHearthI18n } from '@/ui/locales/i18n'

const words = { en: createHearthI18n('en'), zh: createHearthI18n('zh') }
for (const language of Object.values(words)) {
  await language.ready
  await language.loadPageWords()
}

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
