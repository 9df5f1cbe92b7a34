import { describe, expect, it } from 'vitest'
import SettingsChoice from '@/ui/components/settings/SettingsChoice.vue'
import { mountComponent } from '../support/mount-component'

const options = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

describe('SettingsChoice', () => {
  it('is a group of radio buttons with one chosen', () => {
    const shown = mountComponent(SettingsChoice, { legend: 'Theme', options, modelValue: 'dark' })
    expect(shown.get('legend').text()).toBe('Theme')
    expect(shown.findAll('input').map((input) => input.element.checked)).toEqual([false, true])
  })

  it('tells what was chosen', async () => {
    const shown = mountComponent(SettingsChoice, { legend: 'Theme', options, modelValue: 'dark' })
    await shown.findAll('input')[0]!.setValue()
    expect(shown.emitted('update:modelValue')).toEqual([['light']])
  })
})
