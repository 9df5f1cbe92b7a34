import { describe, expect, it } from 'vitest'
import AppDialog from '@/ui/components/app/AppDialog.vue'
import { mountComponent } from '../support/mount-component'

describe('AppDialog', () => {
  it('opens as a modal that is named by its title', async () => {
    const shown = mountComponent(AppDialog, { open: false, title: 'Sign out?' })
    expect(shown.get('dialog').element.open).toBe(false)

    await shown.setProps({ open: true })
    await shown.vm.$nextTick()

    const dialog = shown.get('dialog')
    expect(dialog.element.open).toBe(true)
    expect(shown.get(`#${dialog.attributes('aria-labelledby')!}`).text()).toBe('Sign out?')
  })

  it('tells when the person closes it with the Escape key', async () => {
    const shown = mountComponent(AppDialog, { open: true, title: 'Sign out?' })
    shown.get('dialog').element.close()
    await shown.vm.$nextTick()
    expect(shown.emitted('close')).toHaveLength(1)
  })
})
