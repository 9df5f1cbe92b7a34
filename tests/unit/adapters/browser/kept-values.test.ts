import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  accountMemory,
  carriedOver,
  forgetTyped,
  lastDraft,
  preferencesMemory,
  PURPOSE_KEY,
  redirectMemory,
} from '@/adapters/browser/kept-values'
import { purposeMemory } from '@/adapters/browser/kept-purpose'
import { notedMemory } from '@/adapters/browser/kept-notices'
import { DEFAULT_PREFERENCES } from '@/domain/preferences/preferences'
import { MEI, OTHER_ROOM, ROOM, account, messageId } from '../../../support/fixtures'
import { fc } from '../../../support/properties'

describe('values kept on this device', () => {
  let kept: Map<string, string>

  beforeEach(() => {
    kept = new Map()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('keep what was heard of for as long as the person is signed in', () => {
    const mei = account()
    const { messages: noted, questions } = notedMemory(mei.id)
    noted.write(1)
    expect(noted.read()).toBeUndefined()
    accountMemory.write(mei)
    noted.write(2)
    questions.write(5)
    expect(noted.read()).toBe(2)
    expect(questions.read()).toBe(5)
    accountMemory.write(undefined)
    expect(noted.read()).toBeUndefined()
    expect(kept.size).toBe(0)
  })

  it('keep what was being changed, and leave none of it for who comes next', () => {
    const purpose = {
      user: MEI,
      room: ROOM,
      kind: 'edit',
      message: messageId(1),
      text: 'at',
    } as const
    purposeMemory.write(purpose)
    lastDraft.write({ user: MEI, room: ROOM, text: 'half' })
    expect(purposeMemory.read()).toEqual(purpose)
    kept.set(PURPOSE_KEY, JSON.stringify({ ...purpose, kind: 'sing' }))
    expect(purposeMemory.read()).toBeUndefined()
    purposeMemory.write(purpose)
    forgetTyped()
    expect(kept.size).toBe(0)
  })

  it('come back as they were', () => {
    accountMemory.write(account({ photo: 'https://example.com/a.png' }))
    const preferences = {
      theme: 'dark',
      textSize: 'large',
      contrast: 'more',
      density: 'compact',
      motion: 'reduced',
      language: 'zh',
      storageBudget: 50,
      reading: 'hidden',
      typing: 'hidden',
      fastPath: 'off',
      enterKey: 'breaks',
      roomOrder: 'unread',
    } as const
    preferencesMemory.write(preferences)
    carriedOver.write({ rooms: [ROOM, OTHER_ROOM] })
    redirectMemory.setPending(true)
    expect(accountMemory.read()).toEqual(account({ photo: 'https://example.com/a.png' }))
    expect(preferencesMemory.read()).toEqual(preferences)
    expect(carriedOver.read()).toEqual({ rooms: [ROOM, OTHER_ROOM] })
    expect(redirectMemory.isPending()).toBe(true)
  })

  it('are gone once taken back', () => {
    accountMemory.write(account())
    accountMemory.write(undefined)
    carriedOver.write({ rooms: [] })
    carriedOver.write(undefined)
    redirectMemory.setPending(true)
    redirectMemory.setPending(false)
    expect(kept.size).toBe(0)
    expect(accountMemory.read()).toBeUndefined()
    expect(redirectMemory.isPending()).toBe(false)
  })

  const readAll = () => [
    accountMemory.read(),
    preferencesMemory.read(),
    carriedOver.read(),
    redirectMemory.isPending(),
  ]

  it('are as if never there when they are nonsense', () => {
    const garbage = fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"id":"a/b"}', '[]', 'null'))
    fc.assert(
      fc.property(garbage, (text) => {
        for (const key of ['account', 'preferences', 'carried', 'redirect']) {
          kept.set(`hearth.${key}`, text)
        }
        readAll()
      }),
    )
    for (const key of ['account', 'preferences', 'carried', 'redirect']) {
      kept.set(`hearth.${key}`, '{"id":"a/b","isGuest":false,"rooms":["a/b"]')
    }
    expect(readAll()).toEqual([undefined, DEFAULT_PREFERENCES, undefined, false])
  })

  it('keep the part of the preferences that can be read', () => {
    kept.set('hearth.preferences', '{"theme":"dark","language":"xx"}')
    expect(preferencesMemory.read()).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' })
    kept.set(
      'hearth.preferences',
      '{"theme":"loud","language":"zh","storageBudget":7,"reading":1,"textSize":99,"enterKey":null}',
    )
    expect(preferencesMemory.read()).toEqual({ ...DEFAULT_PREFERENCES, language: 'zh' })
  })

  it('do without a storage that is switched off', () => {
    const barred = () => {
      throw new DOMException('barred', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: barred, setItem: barred, removeItem: barred })
    expect(readAll()).toEqual([undefined, DEFAULT_PREFERENCES, undefined, false])
    accountMemory.write(account())
    accountMemory.write(undefined)
    redirectMemory.setPending(true)
  })
})
