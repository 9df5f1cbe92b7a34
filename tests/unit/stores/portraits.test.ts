import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PortraitPlace } from '@/domain/portrait/photo'
import type { UserId } from '@/shared/ids'
import { fail, ok } from '@/shared/result'
import { FETCHED_AT_ONCE, usePortraitsStore } from '@/stores/portraits'
import { settle } from '../../support/fakes'
import { account, ROOM } from '../../support/fixtures'
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

  describe('of rooms that one is not in', () => {
    const place: PortraitPlace = `room/${ROOM}`
    const answer = (...told: readonly unknown[]) => {
      const sync = world.services.person.value?.sync.value
      if (!sync) throw new Error('nobody is signed in')
      const act = vi.spyOn(sync, 'act')
      for (const each of told) act.mockResolvedValueOnce(each as never)
      return act
    }

    it('are whatever there is, asked for once', async () => {
      const act = answer(ok(portrait))
      expect(portraitsStore.peek(place)).toBeUndefined()
      portraitsStore.peek(place)
      await settle()
      expect(portraitsStore.peek(place)).toBe(portrait.data)
      expect(act.mock.calls).toEqual([['fetch-portrait', { place }]])
    })

    it.each(['refused', 'gone'] as const)('are letters where the answer is %s', async (why) => {
      const act = answer(fail(why))
      portraitsStore.peek(place)
      await settle()
      world.tab().client.goOffline()
      await world.clock.advance(20_000)
      world.tab().client.goOnline()
      await settle()
      expect(portraitsStore.peek(place)).toBeUndefined()
      expect(act).toHaveBeenCalledTimes(1)
    })

    it('are asked for again once there is a network', async () => {
      const act = answer(fail('offline'), ok(portrait))
      portraitsStore.peek(place)
      await settle()
      world.tab().client.goOffline()
      await world.clock.advance(20_000)
      world.tab().client.goOnline()
      await settle()
      await vi.waitFor(() => expect(portraitsStore.peek(place)).toBe(portrait.data))
      expect(act.mock.calls.length).toBeGreaterThan(1)
    })

    it('are those seen before until the answer is here, and no more where they are gone', async () => {
      const upkeep = await world.tab().replica.upkeep()
      await upkeep.putPortrait(place, { ...portrait, data: 'data:image/webp;base64,BBBB' })
      let tell = (_answer: unknown): void => undefined
      const act = answer()
      act.mockReturnValueOnce(new Promise((resolve) => (tell = resolve as typeof tell)))
      portraitsStore.peek(place)
      await settle()
      expect(portraitsStore.peek(place)).toBe('data:image/webp;base64,BBBB')
      tell(fail('gone'))
      await settle()
      expect(portraitsStore.peek(place)).toBeUndefined()
    })
  })
})
