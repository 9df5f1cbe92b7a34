import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openUdpGate } from '../support/udp-gate'
import {
  callButton,
  enterWithMedia,
  expectReceiving,
  hangUp,
  received,
  tiles,
} from './support/calls'
import { createRoom, eventually, joinRoom } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

/** Voice fits in, and no picture that is worth the name. */
const SLOW_BPS = 90_000

describe('a call over a slow network', () => {
  const gate = openUdpGate()
  let stage: Stage
  let ada: Page
  let ben: Page

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    const enter = async (name: string) => {
      const context = await enterWithMedia(stage)
      await gate.guard(context)
      return signIn(stage, context, name)
    }
    ada = await enter('Ada')
    ben = await enter('Ben')
    await createRoom(ada, 'Kitchen')
    await joinRoom(ben, 'Kitchen')
  })

  afterAll(async () => {
    await stage.close()
    gate.close()
  })

  it(
    'goes on by voice, says so, and shows pictures again once it is fast',
    { timeout: 240_000 },
    async () => {
      await callButton(ada, 'Video call').click()
      await ben.getByRole('button', { name: 'Answer with video' }).click()
      for (const page of [ada, ben]) await expectReceiving(page, 1, true)
      const paused = () => tiles(ben).getByText('The network is slow: voice only for now')
      gate.bitsPerSecond = SLOW_BPS
      await paused().waitFor({ timeout: 90_000 })
      await expectReceiving(ben, 1, false)
      const { frames = 0 } = (await received(ben))[0] ?? {}
      gate.bitsPerSecond = undefined
      await paused().waitFor({ state: 'detached', timeout: 90_000 })
      await eventually(async () => {
        expect((await received(ben))[0]?.frames ?? 0).toBeGreaterThan(frames + 10)
      }, 30_000)
      await hangUp(ada)
      await hangUp(ben)
    },
  )
})
