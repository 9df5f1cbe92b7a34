import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import type { TimelineEntry } from '@/domain/message/timeline'
import { useArrivalWords } from '@/ui/composables/useArrivalWords'
import { entry, mei, tom } from '../support/entries'
import { mountComponent } from '../support/mount-component'

const LONG_ENOUGH = 5000

function listen(first: readonly TimelineEntry[]) {
  const entries = shallowRef(first)
  const shown = mountComponent(
    defineComponent({
      setup() {
        const words = useArrivalWords(entries, shallowRef(tom), (id) =>
          id === mei ? 'Mei' : 'Tom',
        )
        return () => h('p', words.value)
      },
    }),
    {},
  )
  return async (next: readonly TimelineEntry[]) => {
    entries.value = next
    await flushPromises()
    vi.advanceTimersByTime(LONG_ENOUGH)
    await flushPromises()
    return shown.text()
  }
}

describe('what a screen reader is told as messages arrive', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is who said what', async () => {
    const after = listen([entry('m1')])
    expect(await after([entry('m1'), entry('m2')])).toBe('Mei: text of m2')
  })

  it('is only their number when many come at once', async () => {
    const after = listen([entry('m1')])
    const many = ['m2', 'm3', 'm4', 'm5'].map((id) => entry(id))
    expect(await after([entry('m1'), ...many])).toBe('4 new messages')
  })

  it('leaves out what I wrote, and what is not sent yet', async () => {
    const after = listen([entry('m1')])
    const mine = entry('m2', { from: tom })
    const unsent = entry('m3', { delivery: 'sending' })
    expect(await after([entry('m1'), mine, unsent])).toBe('')
  })

  it('leaves out older messages that were loaded', async () => {
    const after = listen([entry('m1')])
    expect(await after([entry('m0'), entry('m1')])).toBe('')
  })
})
