import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import SignOutButton from '@/ui/views/settings/SignOutButton.vue'
import { mountComponent } from '../support/mount-component'

const session = vi.hoisted(() => ({
  account: { isGuest: false },
  countUnsent: vi.fn<() => Promise<number>>(),
  signOut: vi.fn<() => Promise<void>>(),
}))
vi.mock('@/stores/session', () => ({ useSessionStore: () => session }))

async function ask(unsent: number) {
  session.countUnsent.mockResolvedValue(unsent)
  const shown = mountComponent(SignOutButton, {})
  await shown.get('button').trigger('click')
  await flushPromises()
  return shown
}

describe('SignOutButton', () => {
  beforeEach(() => {
    session.account.isGuest = false
    session.signOut.mockReset()
  })

  it('asks before it signs out', async () => {
    const shown = await ask(0)
    expect(shown.get('dialog').text()).toContain('Sign out?')
    expect(session.signOut).not.toHaveBeenCalled()

    await shown.get('dialog .button--danger').trigger('click')
    expect(session.signOut).toHaveBeenCalledOnce()
  })

  it('says how many messages would be lost', async () => {
    const shown = await ask(2)
    expect(shown.get('dialog').text()).toContain('2 messages or changes are not sent yet')
    expect(shown.get('dialog .button--danger').text()).toBe('Sign out and lose them')
  })

  it('tells a guest that there is no way back', async () => {
    session.account.isGuest = true
    expect((await ask(0)).get('dialog').text()).toContain('A guest has no way back')
  })

  it('does nothing when it was not meant', async () => {
    const shown = await ask(1)
    await shown.get('dialog .button:not(.button--danger)').trigger('click')
    await flushPromises()
    expect(shown.get('dialog').element.open).toBe(false)
    expect(session.signOut).not.toHaveBeenCalled()
  })
})
