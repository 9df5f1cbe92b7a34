import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetPerson } from '@/adapters/browser/kept-departure'
import { purposeMemory } from '@/adapters/browser/kept-purpose'
import { accountMemory, lastDraft, preferencesMemory } from '@/adapters/browser/kept-values'
import { DEFAULT_PREFERENCES } from '@/domain/preferences/preferences'
import { MEI, ROOM, account, messageId } from '../../../support/fixtures'

describe('a person who is gone from the device', () => {
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

  it('leaves nothing that they have typed; how the page looks stays', () => {
    accountMemory.write(account())
    lastDraft.write({ user: MEI, room: ROOM, text: 'half' })
    purposeMemory.write({ user: MEI, room: ROOM, kind: 'edit', message: messageId(1), text: 'at' })
    preferencesMemory.write(DEFAULT_PREFERENCES)
    forgetPerson()
    expect([...kept.keys()]).toEqual(['hearth.preferences'])
  })
})
