import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import QuietMark from '@/ui/views/quiet/QuietMark.vue'
import { mountComponent } from '../support/mount-component'

const OFFSET = 90_000
const [until, localNow] = [shallowRef<number>(), shallowRef(0)]
vi.mock('@/stores/quiet', () => ({
  // The server's clock is ahead, and not known to the millisecond.
  useQuietStore: defineStore('quiet', () => ({
    until,
    localNow,
    toLocal: (at: number) => at - OFFSET - 7,
  })),
}))

beforeEach(() => {
  setActivePinia(createPinia())
  until.value = undefined
})
const on = (day: number, hours: number, minutes = 0, seconds = 0) =>
  new Date(2026, 10, day, hours, minutes, seconds).getTime()

it.each([
  ['the same day', on(20, 9), on(20, 7), { en: 'until 09:00', zh: '到09:00' }],
  [
    'before midnight',
    on(21, 7),
    on(20, 23, 59, 59),
    { en: 'until tomorrow, 07:00', zh: '到明天 07:00' },
  ],
  ['after midnight', on(21, 7), on(21, 0, 0, 0), { en: 'until 07:00', zh: '到07:00' }],
  [
    'at midnight itself',
    on(21, 0),
    on(20, 23),
    { en: 'until tomorrow, 00:00', zh: '到明天 00:00' },
  ],
  ['the same day of another month', on(50, 8), on(20, 8), { en: 'until Sunday', zh: '到星期日' }],
  [
    'the day after next',
    on(22, 8),
    on(20, 23),
    { en: 'until Sunday, 08:00', zh: '到星期日 08:00' },
  ],
])('says until when: %s', async (_what, at, now, words) => {
  localNow.value = now
  for (const language of ['en', 'zh'] as const) {
    const shown = mountComponent(QuietMark, { until: at + OFFSET }, language)
    await nextTick()
    expect(shown.text().replace(/\s+/g, ' ')).toContain(words[language])
    shown.unmount()
  }
})

it('goes on to the next day while it is on the screen', async () => {
  until.value = on(21, 7) + OFFSET
  localNow.value = on(20, 23, 59)
  const shown = mountComponent(QuietMark, {})
  expect(shown.text()).toBe('“Do not disturb” is on until tomorrow, 07:00')
  localNow.value = on(21, 0, 1)
  await nextTick()
  expect(shown.text()).toBe('“Do not disturb” is on until 07:00')
})
