import { describe, expect, it } from 'vitest'
import { createHearthI18n } from '@/ui/locales/i18n'

describe('the language', () => {
  it('is put on the page', async () => {
    await createHearthI18n('zh').ready
    expect(document.documentElement.lang).toBe('zh-Hans')
  })

  it('changes everywhere at once', async () => {
    const i18n = createHearthI18n('en')
    await i18n.ready
    await i18n.loadPageWords()
    await i18n.setLanguage('zh')
    expect(i18n.t('settings.title')).toBe('设置')
    await i18n.setLanguage('en')
    expect(i18n.t('settings.title')).toBe('Settings')
    expect(document.documentElement.lang).toBe('en')
  })

  it.each([
    [0, '没有未读消息'],
    [1, '1 条未读消息'],
    [5, '5 条未读消息'],
  ])('counts %i in Chinese', async (count, words) => {
    const i18n = createHearthI18n('zh')
    await i18n.ready
    expect(i18n.t('rooms.unread', count)).toBe(words)
  })

  it.each([
    [0, 'no unread messages'],
    [1, 'one unread message'],
    [5, '5 unread messages'],
  ])('counts %i in English', async (count, words) => {
    const i18n = createHearthI18n('en')
    await i18n.ready
    expect(i18n.t('rooms.unread', count)).toBe(words)
  })
})
