import { describe, expect, it } from 'vitest'
import AppConfirm from '@/ui/components/app/AppConfirm.vue'
import { mountComponent } from '../support/mount-component'

describe('AppConfirm', () => {
  const show = (isBusy = false) =>
    mountComponent(AppConfirm, { open: true, title: 'Sign out?', action: 'Sign out', isBusy })
  const button = (shown: ReturnType<typeof show>, words: string) =>
    shown.findAll('button').find((each) => each.text() === words)

  it('does what it asks about only when that is pressed', async () => {
    const shown = show()
    await button(shown, 'Cancel')?.trigger('click')
    expect([shown.emitted('close')?.length, shown.emitted('confirm')]).toEqual([1, undefined])
    await button(shown, 'Sign out')?.trigger('click')
    expect(shown.emitted('confirm')).toHaveLength(1)
  })

  it('asks once, and can be closed while it is being done', () => {
    const shown = show(true)
    expect(button(shown, 'Sign out')?.attributes('disabled')).toBeDefined()
    expect(button(shown, 'Cancel')?.attributes('disabled')).toBeUndefined()
  })
})
