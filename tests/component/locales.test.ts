import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '@/ui/locales/en'
import { enPages } from '@/ui/locales/en-pages'
import { toTexts } from '@/ui/locales/translate'
import { zh } from '@/ui/locales/zh'
import { zhPages } from '@/ui/locales/zh-pages'

const english = toTexts({ ...en, ...enPages })
const chinese = toTexts({ ...zh, ...zhPages })

const source = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name))
  .map((name) => readFileSync(join('src/ui', name), 'utf8'))
  .join('\n')
const wholeKeys = [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1]!)
/** Keys made of a fixed beginning and a value, like the reasons for a refusal. */
const keyBeginnings = [...source.matchAll(/\bt\(\s*`([\w.-]+)\$\{/g)].map((match) => match[1]!)

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)

describe('the words of the interface', () => {
  it('are there in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('are never empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('fill in the same values in both languages', () => {
    for (const [key, text] of english) {
      const other = new Set(places(chinese.get(key) ?? ''))
      expect({ key, places: other }).toEqual({ key, places: new Set(places(text)) })
    }
  })

  it('have every key that the interface asks for', () => {
    expect(wholeKeys.filter((key) => !english.has(key))).toEqual([])
    const known = [...english.keys()]
    expect(keyBeginnings.filter((start) => !known.some((key) => key.startsWith(start)))).toEqual([])
  })

  it('have no key that nothing asks for', () => {
    const isUsed = (key: string) =>
      wholeKeys.includes(key) || keyBeginnings.some((start) => key.startsWith(start))
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([])
  })
})
