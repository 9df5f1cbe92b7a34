import { describe, expect, it } from 'vitest'
import { MAX_NAME_LENGTH } from '@/domain/user/profile'
import AuthDemoChooser from '@/ui/components/auth/AuthDemoChooser.vue'
import { mountComponent } from '../support/mount-component'

const people = [
  { subject: '1', name: '林美', email: 'mei@hearth.example', photo: undefined },
  { subject: '2', name: 'Tom Baker', email: 'tom@hearth.example', photo: undefined },
]

const show = (busy = false) => mountComponent(AuthDemoChooser, { people, busy })

async function type(shown: ReturnType<typeof show>, name: string) {
  await shown.get('input').setValue(name)
  await shown.get('form').trigger('submit')
}

describe('AuthDemoChooser', () => {
  it('offers each person by name', async () => {
    const shown = show()
    const [, tom] = shown.findAll('[data-demo]')
    await tom!.trigger('click')
    expect(tom!.text()).toContain('Continue as Tom Baker')
    expect(shown.emitted('choose')).toEqual([[people[1]]])
  })

  it('makes someone new of a typed name', async () => {
    const shown = show()
    await type(shown, '  Ada   Lovelace ')
    expect(shown.emitted('create')).toEqual([['Ada Lovelace']])
  })

  it.each([
    ['', 'Your name cannot be empty.'],
    ['x'.repeat(MAX_NAME_LENGTH + 1), `at most ${MAX_NAME_LENGTH} characters`],
  ])('says what is wrong with a name', async (name, words) => {
    const shown = show()
    await type(shown, name)
    expect(shown.get('[role=alert]').text()).toContain(words)
    expect(shown.get('input').attributes('aria-invalid')).toBe('true')
    expect(shown.emitted('create')).toBeUndefined()
  })

  it('waits while a sign-in is going on', () => {
    expect(
      show(true)
        .findAll('button')
        .every((button) => button.attributes('disabled') === ''),
    ).toBe(true)
  })
})
