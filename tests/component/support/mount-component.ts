import { mount, RouterLinkStub } from '@vue/test-utils'
import { createI18n } from 'vue-i18n'
import type { Component } from 'vue'
import type { Language } from '@/domain/preferences/preferences'
import en from '@/ui/locales/en.json'
import zh from '@/ui/locales/zh.json'

/** Mounts a component as the app would, with its words and without its stores. */
export function mountComponent(
  component: Component,
  props: Record<string, unknown>,
  language: Language = 'en',
) {
  const i18n = createI18n({ legacy: false, locale: language, messages: { en, zh } })
  return mount(component, {
    props,
    attachTo: document.body,
    global: { plugins: [i18n], stubs: { RouterLink: RouterLinkStub } },
  })
}
