import { describe, expect, it } from 'vitest'
import { shallowReactive } from 'vue'
import type { MessageId } from '@/shared/ids'
import { useTimelineRows } from '@/ui/composables/useTimelineRows'
import { entry, MINUTE, NOON } from '../support/entries'

describe('useTimelineRows', () => {
  it('does not change what stands below when older messages are loaded above', () => {
    const later = [entry('m2', { at: NOON + MINUTE }), entry('m3', { at: NOON + 2 * MINUTE })]
    const source = shallowReactive({
      entries: later,
      firstUnread: undefined as MessageId | undefined,
      hasOlder: true,
    })
    const rows = useTimelineRows(source)
    const before = rows.value

    source.entries = [entry('m1'), ...later]

    expect(rows.value.slice(-before.length)).toEqual(before)
  })
})
