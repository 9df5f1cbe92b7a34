import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { servicesKey, type Services } from '@/stores/services'
import { useLater } from '@/ui/composables/useLater'
import { createHearthI18n } from '@/ui/locales/i18n'

describe('a part that the first picture does without', () => {
  it('is not even fetched before that picture is drawn', async () => {
    let noteDrawn: () => void = () => undefined
    const drawn = new Promise<void>((resolve) => (noteDrawn = resolve))
    let fetches = 0
    const Part = () => h('p', 'later')
    const Page = defineComponent({
      setup() {
        const later = useLater()
        const Later = later(() => {
          fetches++
          return Promise.resolve(Part)
        })
        return () => h('main', h(Later))
      },
    })
    const i18n = createHearthI18n('en')
    const provide = { [servicesKey]: { drawn } as unknown as Services }
    const page = mount(Page, { global: { plugins: [i18n], provide } })
    // Its words are there, so that nothing else is waited for.
    await i18n.loadPageWords()
    await flushPromises()
    expect(fetches).toBe(0)
    noteDrawn()
    await drawn
    await i18n.loadPageWords()
    await flushPromises()
    expect(fetches).toBe(1)
    expect(page.text()).toBe('later')
  })
})
