import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '@/domain/preferences/preferences'
import { usePreferencesStore } from '@/stores/preferences'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('preferences', () => {
  let world: ServicesWorld
  beforeEach(() => {
    world = createServicesWorld()
  })

  it('follow the browser until someone chooses', () => {
    const preferencesStore = usePreferencesStore()
    expect(preferencesStore).toMatchObject({
      look: { theme: 'system', textSize: 'normal', contrast: 'system', density: 'cozy' },
      enterKey: 'sends',
      language: undefined,
      storageBudget: 200,
      effectiveLanguage: 'en',
    })
    preferencesStore.setLanguage('zh')
    expect(preferencesStore.effectiveLanguage).toBe('zh')
  })

  it('are kept', () => {
    const preferencesStore = usePreferencesStore()
    preferencesStore.setLook({ theme: 'dark', textSize: 'large' })
    preferencesStore.setEnterKey('breaks')
    preferencesStore.setLanguage('zh')
    preferencesStore.setReading('hidden')
    expect(preferencesStore.reading).toBe('hidden')
    expect(world.services.preferencesMemory.read()).toEqual({
      ...DEFAULT_PREFERENCES,
      theme: 'dark',
      textSize: 'large',
      language: 'zh',
      reading: 'hidden',
      enterKey: 'breaks',
    })
  })

  it('start from what was kept', () => {
    const kept = { ...DEFAULT_PREFERENCES, theme: 'light', language: 'zh' } as const
    world.services.preferencesMemory.write(kept)
    expect(usePreferencesStore()).toMatchObject({
      look: { theme: 'light' },
      effectiveLanguage: 'zh',
    })
  })
})
