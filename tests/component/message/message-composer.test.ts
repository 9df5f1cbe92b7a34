import { describe, expect, it } from 'vitest'
import { MAX_TEXT_LENGTH } from '@/domain/message/message'
import { isSendKey } from '@/ui/components/message/composer-keys'
import MessageComposer from '@/ui/components/message/MessageComposer.vue'
import { mountComponent } from '../support/mount-component'

function show(text: string, part: { problem?: string; enterBreaks?: boolean } = {}) {
  return mountComponent(MessageComposer, { text, roomName: 'Lobby', ...part })
}

const sent = (shown: ReturnType<typeof show>) => shown.emitted('send')?.length ?? 0

describe('MessageComposer', () => {
  it('sends on Enter', async () => {
    const shown = show('hello')
    await shown.get('textarea').trigger('keydown', { key: 'Enter' })
    expect(sent(shown)).toBe(1)
  })

  it('starts a new line on Shift+Enter', async () => {
    const shown = show('hello')
    await shown.get('textarea').trigger('keydown', { key: 'Enter', shiftKey: true })
    expect(sent(shown)).toBe(0)
  })

  it.each([
    ['isComposing', { key: 'Enter', isComposing: true }],
    ['key code 229', { key: 'Enter', keyCode: 229 }],
  ])('leaves Enter to the input method (%s)', async (_how, event) => {
    const shown = show('你好')
    await shown.get('textarea').trigger('keydown', event)
    expect(sent(shown)).toBe(0)
  })

  it('starts a new line on Enter where there is no physical keyboard', () => {
    const enter = new KeyboardEvent('keydown', { key: 'Enter' })
    expect(isSendKey(enter, false)).toBe(true)
    expect(isSendKey(enter, true)).toBe(false)
  })

  it('leaves Enter to the lines where that was chosen, and sends with Ctrl', async () => {
    const shown = show('hello', { enterBreaks: true })
    await shown.get('textarea').trigger('keydown', { key: 'Enter' })
    expect(sent(shown)).toBe(0)
    await shown.get('textarea').trigger('keydown', { key: 'Enter', ctrlKey: true })
    expect(sent(shown)).toBe(1)
  })

  it('sends by its button', async () => {
    const shown = show('hello')
    await shown.get('form').trigger('submit')
    expect(sent(shown)).toBe(1)
  })

  it.each(['', '   ', '\n\t'])('does not send %j', async (blank) => {
    const shown = show(blank)
    await shown.get('textarea').trigger('keydown', { key: 'Enter' })
    expect(sent(shown)).toBe(0)
    expect(shown.get('button').attributes('disabled')).toBeDefined()
  })

  it('tells what is typed as it is typed', async () => {
    const shown = show('')
    await shown.get('textarea').setValue('hi')
    expect(shown.emitted('update:text')).toEqual([['hi']])
  })

  it('counts what is left near the limit', () => {
    expect(show('x'.repeat(MAX_TEXT_LENGTH - 3)).text()).toContain('3 characters left')
    expect(show('x'.repeat(100)).text()).toBe('')
  })

  it('says by how much a text is too long, and keeps it', async () => {
    const shown = show('x'.repeat(MAX_TEXT_LENGTH + 12))
    await shown.get('textarea').trigger('keydown', { key: 'Enter' })
    expect(shown.text()).toContain('Too long by 12 characters')
    expect(sent(shown)).toBe(0)
    expect(shown.get('textarea').element.value).toHaveLength(MAX_TEXT_LENGTH + 12)
  })

  it('says that the device is full', () => {
    expect(show('hello', { problem: 'storage-full' }).text()).toContain('out of space')
  })

  it('has a name that says where the message goes', () => {
    expect(show('').get('textarea').attributes('aria-label')).toBe('Message to Lobby')
  })
})
