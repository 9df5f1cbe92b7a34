import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { EndpointId, LinkId } from '@/shared/ids'
import { inboxOf } from '@/domain/peer/places'
import { DESK } from '@/domain/peer/signal'
import { useSignalsStore } from '@/stores/signals'
import { settle } from '../../support/fakes'
import { account, MEI, messageId, ROOM, TOM } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('what pages say to each other', () => {
  let world: ServicesWorld
  let signalsStore: ReturnType<typeof useSignalsStore>
  const toms = { user: TOM, endpoint: 'page-of-tom' as EndpointId }

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [MEI, TOM])
    signalsStore = useSignalsStore()
    await world.enter(account())
    await settle()
  })

  const placeOf = (to: EndpointId) => `signals/${MEI}/${inboxOf(to)}/${TOM}~1`
  const record = (number: number, body: string, to = signalsStore.address().endpoint) => ({
    slot: '1',
    id: messageId(number),
    to,
    from: TOM,
    endpoint: toms.endpoint,
    room: ROOM,
    link: 'link',
    at: world.server.now(),
    body,
  })

  it('gets out in one’s own name, from this page', async () => {
    const signal = { to: toms, room: ROOM, link: 'link' as LinkId, body: 'hello' }
    expect(await signalsStore.say(signal)).toBe(true)
    const sent = world.server
      .children(`signals/${TOM}/${inboxOf(toms.endpoint)}`)
      .map(([, value]) => value)
    expect(sent).toMatchObject([
      {
        to: toms.endpoint,
        from: MEI,
        endpoint: signalsStore.address().endpoint,
        room: ROOM,
        link: 'link',
        body: 'hello',
      },
    ])
    world.server.set(`bans/${ROOM}/${MEI}`, { by: TOM, at: 1 })
    expect(await signalsStore.say(signal)).toBe(false)
  })

  it('is heard at the desk too, which is of the person and not of the page', async () => {
    const heard: string[] = []
    signalsStore.listenAtDesk(({ body }) => heard.push(body))
    await settle()
    world.server.set(placeOf(DESK), record(1, 'to anybody', DESK))
    await vi.waitFor(() => expect(heard).toEqual(['to anybody']))
  })

  it('is heard once by all who listen, and taken away also where nobody does any more', async () => {
    const heard: string[] = []
    const stop = signalsStore.listen(({ body }) => heard.push(`one ${body}`))
    const stopOther = signalsStore.listen(({ body }) => heard.push(`two ${body}`))
    await settle()
    world.server.set(placeOf(signalsStore.address().endpoint), record(1, 'a'))
    // What listens loads late.
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    // It may come again, as when the lead moves before it was taken away.
    world.server.set(placeOf(signalsStore.address().endpoint), record(1, 'a'))
    await settle()
    expect(heard).toEqual(['one a', 'two a'])
    stop()
    stopOther()
    await settle()
    world.server.set(placeOf(signalsStore.address().endpoint), record(2, 'b'))
    await settle()
    expect(heard).toEqual(['one a', 'two a'])
    expect(world.server.has(`signals/${MEI}`)).toBe(false)
  })
})
