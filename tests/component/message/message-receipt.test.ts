import { describe, expect, it } from 'vitest'
import { defineComponent, nextTick, shallowRef } from 'vue'
import MessageBubble from '@/ui/components/message/MessageBubble.vue'
import MessageReceipt from '@/ui/components/message/MessageReceipt.vue'
import { receiptMark } from '@/ui/components/message/receipt-mark'
import { entry } from '../support/entries'
import { mountComponent } from '../support/mount-component'

const show = (state: string, readBy = 0, others = 1, language?: 'zh') =>
  mountComponent(MessageReceipt, { state, readBy, others }, language)

describe('MessageReceipt', () => {
  it.each([
    ['stored', 0, 1, 'Sent'],
    ['delivered', 0, 5, 'Delivered'],
    ['read', 1, 1, 'Read'],
    ['read', 3, 5, 'Read by 3'],
  ])('says what became of a message: %s %s of %s', (state, readBy, others, words) => {
    const shown = show(state, readBy, others)
    expect(shown.text()).toBe(words)
    expect(shown.attributes('title')).toBe(words)
    expect(shown.findAll('svg')).toHaveLength(1)
  })

  it('lists the readers where there are more than one other', async () => {
    const many = show('read', 1, 2)
    await many.get('button').trigger('click')
    expect(many.emitted('open')).toHaveLength(1)
    const [two, unread] = [show('read', 1, 1), show('delivered', 0, 5)]
    for (const shown of [two, unread]) {
      expect(shown.find('button').exists()).toBe(false)
      await shown.trigger('click')
      expect(shown.emitted('open')).toBeUndefined()
    }
  })

  it('speaks Chinese', () => {
    expect(show('read', 3, 5, 'zh').text()).toBe('3 人已读')
  })

  it('stands on own messages once it is loaded, without drawing them anew when it moves', async () => {
    let drawn = 0
    const upTo = shallowRef(0)
    const Mark = defineComponent({
      props: { at: { type: Number, required: true } },
      setup: (props) => () => `mark ${upTo.value >= props.at}`,
    })
    const Bubble = { ...(MessageBubble as object), updated: () => drawn++ }
    const props = { name: 'Mei', photo: undefined, startsGroup: true, offline: false }
    const own = mountComponent(Bubble, { ...props, entry: entry('m1', { at: 5 }), own: true })
    const other = mountComponent(Bubble, { ...props, entry: entry('m2'), own: false })
    receiptMark.value = Mark
    await nextTick()
    expect(own.text()).toContain('mark false')
    expect(other.text()).not.toContain('mark')
    expect(drawn).toBe(1)
    drawn = 0
    upTo.value = 5
    await nextTick()
    expect(own.text()).toContain('mark true')
    expect(drawn).toBe(0)
    receiptMark.value = undefined
  })
})
