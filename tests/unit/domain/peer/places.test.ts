import { describe, expect, it } from 'vitest'
import { createPlaces, inboxOf } from '@/domain/peer/places'
import { DESK, INBOXES, PLACES } from '@/domain/peer/signal'
import type { EndpointId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import { TOM } from '../../../support/fixtures'

describe('the places of a sender', () => {
  async function placesOf(answers: readonly ('done' | 'denied')[], random = 0) {
    const tried: string[] = []
    const places = createPlaces(() => random)
    const found: string[] = []
    for (let at = 0; tried.length < answers.length;) {
      found.push(
        await places.find(TOM, ({ place, slot }) => {
          expect(place).toBe(`${TOM}~${slot}`)
          tried.push(slot)
          return Promise.resolve(answers[at++] ?? 'denied')
        }),
      )
    }
    return { tried, found }
  }

  it('are gone round, from any of them on', async () => {
    const last = (PLACES - 1) / PLACES
    expect(await placesOf(['done', 'done', 'done'], last)).toEqual({
      tried: [String(PLACES - 1), '0', '1'],
      found: ['done', 'done', 'done'],
    })
  })

  it('are passed over where something lies there, a few times', async () => {
    const answers = ['denied', 'done', 'denied', 'denied', 'denied', 'done'] as const
    expect(await placesOf(answers)).toEqual({
      tried: ['0', '1', '2', '3', '4', '5'],
      found: ['done', 'denied', 'done'],
    })
  })
})

describe('the inboxes of a person', () => {
  it('are filled by all pages alike, and the desk has its own', () => {
    let random = 0
    const counts = new Map<string, number>()
    for (let page = 0; page < 640; page++) {
      const mintId = createPushIds({ now: () => page * 1000, randomBelow: (n) => random++ % n })
      const inbox = inboxOf(mintId() as EndpointId)
      counts.set(inbox, (counts.get(inbox) ?? 0) + 1)
    }
    expect(counts.size).toBe(INBOXES)
    expect(Math.max(...counts.values())).toBeLessThan(80)
    expect([...counts.keys()].every((inbox) => /^[0-9a-f]$/.test(inbox))).toBe(true)
    expect(inboxOf(DESK)).toBe('desk')
  })
})
