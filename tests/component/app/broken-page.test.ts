import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useBrokenPage } from '@/ui/composables/useBrokenPage'

it('says that a page could not be loaded until another one could', async () => {
  const empty = { template: '<p />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: empty },
      { path: '/fine', component: empty },
      { path: '/lost', component: () => Promise.reject(new Error('no such chunk')) },
    ],
  })
  const host = defineComponent({
    setup: () => ({ isBroken: useBrokenPage() }),
    template: '<p>{{ isBroken }}</p>',
  })
  const wrapper = mount(host, { global: { plugins: [router] } })
  await router.push('/').catch(() => undefined)
  expect(wrapper.text()).toBe('false')
  await router.push('/lost').catch(() => undefined)
  await flushPromises()
  expect(wrapper.text()).toBe('true')
  await router.push('/fine')
  await flushPromises()
  expect(wrapper.text()).toBe('false')
})
