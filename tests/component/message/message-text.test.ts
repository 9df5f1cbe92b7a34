import { describe, expect, it, vi } from 'vitest'
import MessageText from '@/ui/components/message/MessageText.vue'
import { mountComponent } from '../support/mount-component'

async function show(text: string) {
  const shown = mountComponent(MessageText, { text })
  await vi.dynamicImportSettled()
  return shown
}
const links = async (text: string) =>
  (await show(text)).findAll('a').map((link) => link.attributes('href'))

describe('MessageText', () => {
  it('links web and mail addresses', async () => {
    expect(await links('see https://vuejs.org/guide and write to mei@hearth.example')).toEqual([
      'https://vuejs.org/guide',
      'mailto:mei@hearth.example',
    ])
  })

  it('links an address without a scheme', async () => {
    expect(await links('www.example.com')).toEqual(['http://www.example.com'])
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,<b>x</b>',
    'ftp://files.example.com/a',
    'file:///etc/passwd',
    'vbscript:x',
    '//example.com/x',
  ])('leaves %s as text', async (text) => {
    const shown = await show(text)
    expect(
      shown.findAll('a').every((link) => /^(https?|mailto):/.test(link.attributes('href') ?? '')),
    ).toBe(true)
    expect(shown.text()).toBe(text)
  })

  it('opens links apart, without telling where from', async () => {
    const link = (await show('https://vuejs.org')).get('a')
    expect(link.attributes()).toMatchObject({
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
    })
  })

  it('shows markup as it was typed', async () => {
    const shown = await show('<img src=x onerror=alert(1)> & <b>bold</b>')
    expect(shown.element.children).toHaveLength(0)
    expect(shown.text()).toBe('<img src=x onerror=alert(1)> & <b>bold</b>')
  })

  it('keeps every character around the links, line ends too', async () => {
    const text = ' a\n\nhttps://vuejs.org  b\n'
    expect((await show(text)).element.textContent).toBe(text)
  })

  it('draws bold, italic, struck words, code and quotes, with links in them', async () => {
    await show('**first**')
    const shown = await show('> **see https://vuejs.org** _now_ ~then~ `x`')
    expect(shown.get('strong a').attributes('href')).toBe('https://vuejs.org')
    for (const [element, words] of Object.entries({ em: 'now', s: 'then', code: 'x' })) {
      expect(shown.get(element).text()).toBe(words)
    }
    expect(shown.get('.markup__quote').text()).toContain('see https://vuejs.org now')
  })

  it('shows code between fences as it was typed, to be copied', async () => {
    const shown = await show('```html\n<b>**not bold**</b>\n```')
    expect(shown.get('.code__text').element.textContent).toBe('<b>**not bold**</b>')
    expect(shown.get('button').text()).toBe('Copy')
  })

  it.each([
    ['🎉', true],
    ['👍🏽 ❤️ 👨‍👩‍👧', true],
    ['🎉🎉🎉🎉', false],
    ['🎉 yes', false],
    ['7', false],
  ])('shows %s large: %s', async (text, isLarge) => {
    expect((await show(text)).classes('text--emoji')).toBe(isLarge)
  })

  it('lets each message decide its own direction', async () => {
    expect((await show('שלום')).get('span').attributes('dir')).toBe('auto')
  })
})
