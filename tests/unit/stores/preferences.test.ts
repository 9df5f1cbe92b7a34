import { beforeEach, describe, expect, it } from 'vitest'
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
      theme: 'system',
      language: undefined,
      storageBudget: 200,
      effectiveLanguage: 'en',
    })
    preferencesStore.setLanguage('zh')
    expect(preferencesStore.effectiveLanguage).toBe('zh')
  })

  it('are kept', () => {
    const preferencesStore = usePreferencesStore()
    preferencesStore.setTheme('dark')
    preferencesStore.setLanguage('zh')
    preferencesStore.setReading('hidden')
    expect(preferencesStore.reading).toBe('hidden')
    expect(world.services.preferencesMemory.read()).toEqual({
      theme: 'dark',
      language: 'zh',
      storageBudget: 200,
      reading: 'hidden',
    })
  })

  it('start from what was kept', () => {
    world.services.preferencesMemory.write({
      theme: 'light',
      language: 'zh',
      storageBudget: 200,
      reading: 'shown',
    })
    expect(usePreferencesStore()).toMatchObject({ theme: 'light', effectiveLanguage: 'zh' })
  })
})
