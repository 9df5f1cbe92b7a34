import { afterEach, describe, expect, it } from 'vitest'
import { toTexts } from '@/ui/locales/translate'
import { enPages } from '@/ui/locales/en-pages'
import { zhPages } from '@/ui/locales/zh-pages'
import { isEmptyQuery } from '@/domain/search/search-query'
import { parseQuery } from '@/domain/search/parse-query'
import SearchField from '@/ui/components/search/SearchField.vue'
import SearchHelp from '@/ui/components/search/SearchHelp.vue'
import SearchResult from '@/ui/components/search/SearchResult.vue'
import { message } from '../support/fixtures'
import { mountComponent } from './support/mount-component'

afterEach(() => {
  document.body.replaceChildren()
})

describe('SearchField', () => {
  const mountField = (text: string) => mountComponent(SearchField, { text, hasResults: true })

  it('says what is typed, and goes down to the results', async () => {
    const field = mountField('')
    await field.get('input').setValue('soup')
    await field.get('input').trigger('keydown', { key: 'ArrowDown' })
    expect(field.emitted('type')).toEqual([['soup']])
    expect(field.emitted('down')).toHaveLength(1)
  })

  it('clears at Escape, and closes where there is nothing to clear', async () => {
    const full = mountField('soup')
    await full.get('input').trigger('keydown', { key: 'Escape' })
    expect([full.emitted('type'), full.emitted('close')]).toEqual([[['']], undefined])
    const empty = mountField('')
    await empty.get('input').trigger('keydown', { key: 'Escape' })
    expect(empty.emitted('close')).toHaveLength(1)
  })
})

describe('SearchHelp', () => {
  it.each(['en', 'zh'] as const)('teaches only what works (%s)', async (language) => {
    const help = mountComponent(SearchHelp, {}, language)
    for (const button of help.findAll('button')) await button.trigger('click')
    const examples = (help.emitted('use') ?? []).map(([example]) => String(example))
    expect(examples).toHaveLength(7)
    for (const example of examples) {
      const query = parseQuery(example)
      expect([example, isEmptyQuery(query), query.unreadable]).toEqual([example, false, []])
    }
    const found = examples.map(parseQuery)
    expect(found.filter((query) => query.from.length > 0)).toHaveLength(1)
    expect(found.filter((query) => query.in.length > 0)).toHaveLength(1)
    expect(found.filter(({ hasLink }) => hasLink)).toHaveLength(1)
    const bounds = found.flatMap(({ before, after }) => [before, after])
    expect(bounds.filter((at) => at !== undefined)).toHaveLength(2)
  })

  it('has the same examples in number in both languages', () => {
    const examplesIn = (words: typeof enPages) =>
      [...toTexts(words).keys()].filter((key) => key.endsWith('Example'))
    expect(examplesIn(zhPages)).toEqual(examplesIn(enPages))
  })
})

describe('SearchResult', () => {
  it('marks what was found, and shows hostile text as text', () => {
    const result = mountComponent(SearchResult, {
      message: message(1, { text: '<img src=x onerror=alert(1)> soup' }),
      terms: parseQuery('soup').terms,
      sender: 'Tom',
      roomName: 'Kitchen',
      now: 2000,
    })
    expect(result.findAll('mark').map((mark) => mark.text())).toEqual(['soup'])
    expect(result.find('img').exists()).toBe(false)
    expect(result.text()).toContain('<img src=x onerror=alert(1)> soup')
    expect(result.text()).toContain('Kitchen')
  })
})
