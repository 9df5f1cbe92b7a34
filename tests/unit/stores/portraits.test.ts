import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PortraitPlace } from '@/domain/portrait/photo'
import type { UserId } from '@/shared/ids'
import { ok } from '@/shared/result'
import { FETCHED_AT_ONCE, usePortraitsStore } from '@/stores/portraits'
import { settle } from '../../support/fakes'
import { account } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('portraits on screen', () => {
  let world: ServicesWorld
  let portraitsStore: ReturnType<typeof usePortraitsStore>
  const portrait = { at: 5, data: 'data:image/webp;base64,AAAA' }
  const places = Array.from(
    { length: 3 * FETCHED_AT_ONCE },
    (_, index): PortraitPlace => `user/${`person${index}` as UserId}`,
  )

  beforeEach(async () => {
    world = createServicesWorld()
    await world.enter(account())
    await settle()
    portraitsStore = usePortraitsStore()
  })

  it('are fetched a few at a time, each once', async () => {
    const answers: (() => void)[] = []
    const asked: unknown[] = []
    const sync = world.services.person.value?.sync.value
    if (!sync) throw new Error('nobody is signed in')
    vi.spyOn(sync, 'act').mockImplementation((_name, needs) => {
      asked.push(needs)
      return new Promise((resolve) =>
        answers.push(() => {
          resolve(ok(portrait))
        }),
      )
    })
    for (const place of [...places, ...places]) portraitsStore.see(place, portrait.at)
    for (let answered = 0; answered < places.length; answered++) {
      await settle()
      expect(answers.length).toBe(Math.min(answered + FETCHED_AT_ONCE, places.length))
      answers[answered]?.()
    }
    await settle()
    expect(asked).toEqual(places.map((place) => ({ place })))
    expect(places.map((place) => portraitsStore.see(place, portrait.at))).toEqual(
      places.map(() => portrait.data),
    )
  })
})
