import { beforeEach, describe, expect, it } from 'vitest'
import { VISIT_MS } from '@/domain/device/hints'
import { useHintsStore } from '@/stores/hints'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, account } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('hints', () => {
  let world: ServicesWorld

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    Object.assign(world.services.appUpdates, { canInstall: true })
    await world.enter(account())
  })

  async function open() {
    const hintsStore = useHintsStore()
    await hintsStore.ready
    await settle()
    return hintsStore
  }
  const returnLater = () => {
    world.notices.hintMemory.write({
      visits: 1,
      at: world.clock.now() - VISIT_MS,
      isInstallOver: false,
    })
  }

  it('say nothing at first', async () => {
    expect((await open()).due).toBeUndefined()
  })

  it('offer to install once something was sent', async () => {
    const hintsStore = await open()
    await world.services.person.value?.outbox.compose(ROOM, 'anyone here?')
    await world.clock.advance(1000)
    expect(hintsStore.due).toBe('install')
  })

  it('offer to install on a second visit, and not where it cannot be', async () => {
    returnLater()
    const hintsStore = await open()
    expect(hintsStore.due).toBe('install')
    expect(world.notices.hintMemory.read().visits).toBe(2)
  })

  it('come one at a time: what is said to one goes before, and the other waits for another visit', async () => {
    returnLater()
    const hintsStore = await open()
    world.say(1, { at: world.clock.now() })
    await settle()
    expect(hintsStore.due).toBe('notices')
    hintsStore.dismiss('notices')
    expect(hintsStore.due).toBeUndefined()
    expect(world.notices.hintMemory.read().isInstallOver).toBe(false)
  })

  it('are dismissed for good', async () => {
    returnLater()
    const hintsStore = await open()
    hintsStore.dismiss('install')
    expect(hintsStore.due).toBeUndefined()
    expect(world.notices.hintMemory.read().isInstallOver).toBe(true)
  })
})
