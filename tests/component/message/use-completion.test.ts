import { mount } from '@vue/test-utils'
import { computed, defineComponent, h, shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import { findNamed } from '@/domain/message/completion'
import { useCompletion } from '@/ui/composables/useCompletion'

const NAMES = ['Mia', 'Milo', 'Tom'].map((name) => ({ key: name, name, text: `@${name}` }))

/** A box as the composer has it: it hears the keys that completion leaves to it. */
function open() {
  const field = document.createElement('textarea')
  document.body.append(field)
  const heard: string[] = []
  const taken: string[] = []
  const box = shallowRef(field)
  let made: ReturnType<typeof useCompletion<(typeof NAMES)[number]>> | undefined
  const host = mount(
    defineComponent(() => {
      made = useCompletion({
        field: () => box.value,
        listId: 'list',
        suggest: ({ sign, query }) => (sign === '@' ? findNamed(NAMES, query, 8) : []),
        replace: ({ query }) => (query === 'tada:' ? '🎉' : undefined),
        onTaken: ({ name }) => taken.push(name),
      })
      return () => h('p')
    }),
  )
  field.addEventListener('keydown', ({ key }) => heard.push(key))
  const completion = computed(() => made!)
  return {
    host,
    field,
    heard,
    taken,
    offered: () => completion.value.suggestions.value.map(({ name }) => name),
    type: async (text: string, event: InputEventInit = {}) => {
      field.value += text
      field.setSelectionRange(field.value.length, field.value.length)
      field.dispatchEvent(new InputEvent('input', event))
      await host.vm.$nextTick()
    },
    press: async (key: string, init: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init })
      field.dispatchEvent(event)
      await host.vm.$nextTick()
      return event.defaultPrevented
    },
  }
}

describe('useCompletion', () => {
  it('offers what fits, and points to the first', async () => {
    const { type, offered, field } = open()
    await type('hi @mi')
    expect(offered()).toEqual(['Mia', 'Milo'])
    expect(field.getAttribute('aria-controls')).toBe('list')
    expect(field.getAttribute('aria-activedescendant')).toBe('list-0')
  })

  it.each(['Enter', 'Tab'])(
    'takes with %s what the arrows stand on, and sends nothing',
    async (key) => {
      const { type, press, field, heard, taken } = open()
      await type('hi @mi')
      await press('ArrowDown')
      expect(field.getAttribute('aria-activedescendant')).toBe('list-1')
      expect(await press(key)).toBe(true)
      expect(field.value).toBe('hi @Milo ')
      expect(taken).toEqual(['Milo'])
      expect(heard).toEqual([])
      expect(field.hasAttribute('aria-activedescendant')).toBe(false)
    },
  )

  it('goes around at the ends', async () => {
    const { type, press, field } = open()
    await type('@mi')
    await press('ArrowUp')
    expect(field.getAttribute('aria-activedescendant')).toBe('list-1')
    await press('ArrowDown')
    expect(field.getAttribute('aria-activedescendant')).toBe('list-0')
  })

  it('puts no second blank where one stands', async () => {
    const { type, press, field } = open()
    field.value = ' and more'
    field.value = `@mi${field.value}`
    field.setSelectionRange(3, 3)
    field.dispatchEvent(new InputEvent('input'))
    await press('Enter')
    expect(field.value).toBe('@Mia and more')
    await type('')
  })

  it('is gone with Escape until another name is begun', async () => {
    const { type, press, offered, heard } = open()
    await type('@m')
    await press('Escape')
    expect(heard).toEqual([])
    await type('i')
    expect(offered()).toEqual([])
    await press('Escape')
    expect(heard).toEqual(['Escape'])
    await type(' @t')
    expect(offered()).toEqual(['Tom'])
  })

  it('leaves Shift+Enter and every key of an input method to the box', async () => {
    const { type, press, field, heard } = open()
    await type('@mi')
    expect(await press('Enter', { shiftKey: true })).toBe(false)
    expect(await press('Enter', { isComposing: true })).toBe(false)
    expect(field.value).toBe('@mi')
    expect(heard).toEqual(['Enter', 'Enter'])
  })

  it('does not appear while an input method composes', async () => {
    const { type, offered, field } = open()
    field.dispatchEvent(new CompositionEvent('compositionstart'))
    await type('@mi', { isComposing: true })
    expect(offered()).toEqual([])
    field.dispatchEvent(new CompositionEvent('compositionend'))
    expect(offered()).toEqual(['Mia', 'Milo'])
  })

  it('puts an emoji in the place of its closed code', async () => {
    const { type, field } = open()
    await type('done :tada')
    await type(':')
    expect(field.value).toBe('done 🎉 ')
  })

  it('is gone when the box is left', async () => {
    const { type, offered, field } = open()
    await type('@mi')
    field.dispatchEvent(new FocusEvent('blur'))
    expect(offered()).toEqual([])
  })
})
