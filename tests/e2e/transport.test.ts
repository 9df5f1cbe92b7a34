import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, signIn, type Stage } from './support/stage'
import { createRoom, eventually, expectDelivery, joinRoom, message, say } from './support/room'

describe('a network that refuses WebSockets', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage()
  })

  afterAll(() => stage.close())

  it('carries the talk by long polling, with presence', async () => {
    const walled = await stage.enter()
    await walled.routeWebSocket(/.*/, (socket) => void socket.close({ code: 1008 }))
    const polls: string[] = []
    walled.on('request', (request) => {
      if (request.url().includes('/.lp?')) polls.push(request.url())
    })
    const ada = await signIn(stage, walled, 'Ada')
    const ben = await signIn(stage, await stage.enter(), 'Ben')
    await eventually(async () => {
      expect(await ada.locator('[data-connection=online]').count()).toBe(1)
    }, 45_000)
    await createRoom(ada, 'Walled garden')
    await joinRoom(ben, 'Walled garden')
    await say(ada, 'over the wall')
    await message(ben, 'over the wall').waitFor()
    await say(ben, 'and back')
    await message(ada, 'and back').waitFor()
    await expectDelivery(ada, 'over the wall', 'sent')
    await eventually(async () => {
      expect(await ben.getByText('2 here').count()).toBeGreaterThan(0)
    })
    expect(polls.length).toBeGreaterThan(0)
  })
})
