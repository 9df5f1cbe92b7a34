import { describe, expect, it } from 'vitest'
import AuthProblem from '@/ui/components/auth/AuthProblem.vue'
import { mountComponent } from '../support/mount-component'

const show = (problem: string | undefined) => mountComponent(AuthProblem, { problem })

describe('AuthProblem', () => {
  it('says nothing when nothing is wrong', () => {
    expect(show(undefined).text()).toBe('')
  })

  it.each([
    ['popup-blocked', 'Allow pop-ups'],
    ['network', 'Check the network'],
    ['unreachable', 'Check the network'],
    ['not-allowed', 'Ask the person who runs it'],
    ['unknown', 'Try again'],
  ])('says of %s what to do', (problem, words) => {
    expect(show(problem).text()).toContain(words)
  })

  it('offers to go to the account that is in use already', async () => {
    const shown = show('already-in-use')
    const button = shown.findAll('button').find((each) => each.text() === 'Go to that account')
    await button!.trigger('click')
    expect(shown.emitted('switchAccount')).toHaveLength(1)
  })
})
