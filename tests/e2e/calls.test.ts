import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import {
  callAtOnce,
  callButton,
  callStage,
  enterWithMedia,
  expectLaidOut,
  expectLarge,
  expectReceiving,
  hangUp,
  openConnections,
  received,
  ring,
  sentDevices,
  tiles,
} from './support/calls'
import { composer, createRoom, eventually, joinRoom, message, say } from './support/room'
import { startStunServer } from '../support/stun-server'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'

describe('a call between two', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let talk: string

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    ada = await signIn(stage, await enterWithMedia(stage), 'Ada')
    ben = await signIn(stage, await enterWithMedia(stage, { colorScheme: 'dark' }), 'Ben')
    await createRoom(ada, 'Lobby')
    await joinRoom(ben, 'Lobby')
    await say(ben, 'good morning')
    await message(ada, 'good morning').locator('[aria-haspopup=menu]').click()
    await ada.getByRole('menuitem', { name: 'Message Ben' }).click()
    await ada.getByRole('heading', { name: 'Ben', level: 1 }).waitFor()
    await ben.getByRole('button', { name: /^Accept/ }).click()
    await ben.getByRole('heading', { name: 'Ada', level: 1 }).waitFor()
    talk = new URL(ada.url()).pathname.split('/').at(-1) ?? ''
  })

  afterAll(() => stage.close())

  const call = () => stage.read(`calls/${talk}`)
  const nothingIsLeft = () =>
    eventually(async () => {
      expect(call()).toBeNull()
      expect(stage.read('signals')).toBeNull()
      for (const page of [ada, ben]) {
        expect(await openConnections(page)).toBe(0)
        expect(await callStage(page).count()).toBe(0)
      }
    })

  it('rings, is answered with video, and is seen and heard on both sides', async () => {
    await callButton(ada, 'Video call').click()
    await callStage(ada).getByText('Calling…').waitFor()
    await ring(ben).getByText('Ada is calling with video').waitFor()
    await expectAccessible(ben)
    await ben.getByRole('button', { name: 'Answer with video' }).click()
    await callStage(ben).waitFor()
    for (const page of [ada, ben]) {
      await expectReceiving(page, 1, true)
      expect(await tiles(page).count()).toBe(2)
    }
    await expectAccessible(ada)
    // Whoever has just called or answered is not writing: the keys of the call are theirs.
    for (const page of [ada, ben]) {
      await page.keyboard.press('m')
      await callStage(page).getByRole('button', { name: 'Unmute' }).waitFor()
      await page.keyboard.press('m')
      await callStage(page).getByRole('button', { name: 'Mute', exact: true }).waitFor()
      await callStage(page)
        .getByRole('timer')
        .getByText(/^\d+:\d\d$/)
        .waitFor()
    }
    await say(ben, 'we can write, too')
    await message(ada, 'we can write, too').waitFor()
  })

  it('is muted by a key, and says who is', async () => {
    await ada.getByRole('heading', { name: 'Ben', level: 1 }).focus()
    await ada.keyboard.press('m')
    await tiles(ben).getByRole('img', { name: 'Muted' }).waitFor()
    await composer(ada).press('m')
    expect(await composer(ada).inputValue()).toBe('m')
    await composer(ada).fill('')
    await ada.getByRole('button', { name: 'Unmute' }).click()
    await eventually(async () =>
      expect(await tiles(ben).getByRole('img', { name: 'Muted' }).count()).toBe(0),
    )
  })

  it('goes on in a bar while one is elsewhere, and leads back', async () => {
    await ada
      .getByRole('link', { name: /^Lobby/ })
      .first()
      .click()
    await ada.getByRole('link', { name: 'Back to the call in Ben' }).click()
    await callStage(ada).waitFor()
    await expectReceiving(ada, 1, true)
  })

  it('goes on over another camera, microphone and speaker, chosen in the middle of it', async () => {
    await ada.getByRole('button', { name: 'Devices' }).click()
    const sent = () => sentDevices(ada)
    const before = await sent()
    for (const name of ['Camera', 'Microphone', 'Speaker']) {
      const choice = ada.getByRole('combobox', { name: new RegExp(`^${name}`) })
      const ids = () =>
        choice
          .locator('option')
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
      // They are listed once the browser has told them.
      await eventually(async () => expect((await ids()).length).toBeGreaterThan(1))
      const other = (await ids()).findLast((id) => !before.includes(id)) ?? ''
      expect(other).not.toBe('')
      await choice.selectOption(other)
      await eventually(async () => {
        if (name !== 'Speaker') expect(await sent()).toContain(other)
        else {
          const sinks = ada.locator('[data-shell-call] audio')
          expect(
            await sinks.evaluateAll((all) => all.map((one) => (one as HTMLAudioElement).sinkId)),
          ).toEqual([other])
        }
      })
    }
    await ada.getByRole('button', { name: 'Devices' }).click()
    for (const page of [ada, ben]) await expectReceiving(page, 1, true)
  })

  it('stands apart, above other windows, where the browser can', async () => {
    await ada.getByRole('button', { name: 'Picture in picture' }).click()
    await eventually(async () =>
      expect(await ada.evaluate(() => document.pictureInPictureElement?.tagName)).toBe('VIDEO'),
    )
    await ada.evaluate(() => document.exitPictureInPicture())
    await expectReceiving(ada, 1, true)
  })

  it('says how the two are connected', async () => {
    await ada.getByRole('button', { name: 'How Ben is connected' }).click()
    await ada
      .getByRole('dialog')
      .getByText(/host – host|prflx|srflx/)
      .waitFor()
    await expectAccessible(ada)
    await ada.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  })

  it('ends for both, and leaves nothing behind', async () => {
    await hangUp(ben)
    for (const page of [ada, ben]) {
      await page
        .locator('[data-call-record=ended]')
        .getByText(/^Video call, 0:\d\d$/)
        .waitFor()
    }
    await ada.locator('[data-banner=call-ended]').getByText('The call has ended').waitFor()
    await nothingIsLeft()
    await ada.getByRole('button', { name: 'Dismiss' }).click()
  })

  it('is declined, and the caller is told', async () => {
    await callButton(ben, 'Call').click()
    await ring(ada).getByText('Ben is calling').waitFor()
    await ada.getByRole('button', { name: 'Decline' }).click()
    await ben.getByText('Ada declined the call').waitFor()
    await ada.locator('[data-call-record=declined]').waitFor()
    await nothingIsLeft()
    expect(await ring(ada).count()).toBe(0)
  })

  it('is called off before it is answered', async () => {
    await callButton(ada, 'Call').click()
    await ring(ben).waitFor()
    await hangUp(ada)
    await eventually(async () => expect(await ring(ben).count()).toBe(0))
    await nothingIsLeft()
  })

  it('meets in one call where both call at once', async () => {
    while (!(await callAtOnce([ada, ben], 'Call'))) {
      await hangUp((await ring(ada).count()) > 0 ? ben : ada)
      await nothingIsLeft()
    }
    for (const page of [ada, ben]) await expectReceiving(page, 1, false)
    await hangUp(ada)
    await nothingIsLeft()
  })

  it('is missed where nobody answers, which stays in the conversation', async () => {
    await callButton(ada, 'Call').click()
    await ring(ben).waitFor()
    await ada.getByText('Ben did not answer').waitFor({ timeout: 60_000 })
    await ben.locator('[data-call-record=missed]').last().waitFor()
    await eventually(async () => expect(await ring(ben).count()).toBe(0))
    await nothingIsLeft()
  })

  it('goes on over a lost connection to the server', async () => {
    await callButton(ada, 'Video call').click()
    await ben.getByRole('button', { name: 'Answer with video' }).click()
    for (const page of [ada, ben]) await expectReceiving(page, 1, true)
    await stage.killDatabase()
    await ada.locator('[data-banner=offline]').waitFor({ timeout: 30_000 })
    for (const page of [ada, ben]) await expectReceiving(page, 1, true)
    await stage.reviveDatabase()
    await eventually(() => {
      expect(Object.keys((call() as { people: object }).people)).toHaveLength(2)
    }, 60_000)
    for (const page of [ada, ben]) await expectReceiving(page, 1, true)
    await hangUp(ada)
    await nothingIsLeft()
  })

  it('has room on a phone', async () => {
    await ada.setViewportSize(PHONE)
    await callButton(ada, 'Video call').click()
    await ben.getByRole('button', { name: 'Answer with video' }).click()
    await expectReceiving(ada, 1, true)
    await expectAccessible(ada)
    await hangUp(ada)
    await nothingIsLeft()
  })

  it('shows a screen beside the camera', async () => {
    await ada.setViewportSize(DESK)
    await callButton(ada, 'Call').click()
    await ben.getByRole('button', { name: 'Answer' }).click()
    await expectReceiving(ben, 1, false)
    await ada.getByRole('button', { name: 'Show your screen' }).click()
    await tiles(ben).getByText('Screen of Ada').waitFor()
    await tiles(ada).getByText('Your screen').waitFor()
    await expectReceiving(ben, 1, true)
    await expectLarge(ben, 'Screen of Ada')
    await ada.getByRole('button', { name: 'Stop showing your screen' }).click()
    await eventually(async () =>
      expect(await tiles(ben).getByText('Screen of Ada').count()).toBe(0),
    )
    await hangUp(ben)
    await nothingIsLeft()
  })

  it('goes on in its tab when the one with the connection is closed', async () => {
    const other = await ada.context().newPage()
    await other.goto(stage.url(`/room/${talk}`))
    await callButton(other, 'Video call').click()
    await ben.getByRole('button', { name: 'Answer with video' }).click()
    await expectReceiving(ben, 1, true)
    const me = Object.keys((call() as { people: object }).people)
    await ada.close()
    ada = other
    for (const page of [ada, ben]) await expectReceiving(page, 1, true)
    await eventually(() =>
      expect(Object.keys((call() as { people: object }).people).sort()).toEqual(me.sort()),
    )
    expect(await tiles(ben).count()).toBe(2)
    await hangUp(ada)
    await nothingIsLeft()
  })

  it('stops ringing on the other device once it is answered on one', async () => {
    const other = await ben.context().newPage()
    await other.goto(stage.url('/'))
    await callButton(ada, 'Call').click()
    await ring(other).waitFor()
    await ring(ben).waitFor()
    await other.getByRole('button', { name: 'Answer' }).click()
    await eventually(async () => expect(await ring(ben).count()).toBe(0))
    await expectReceiving(other, 1, false)
    // The tab of the call is closed in the middle of it: that is said at once, not found out after a while.
    await other.close()
    await ada.getByText('The call has ended').waitFor({ timeout: 5000 })
    await nothingIsLeft()
  })

  it(
    'waits for who is lost without a word, and says so, before it ends',
    { timeout: 120_000 },
    async () => {
      const other = await ben.context().newPage()
      await other.goto(stage.url('/'))
      await callButton(ada, 'Call').click()
      await other.getByRole('button', { name: 'Answer' }).click()
      await expectReceiving(ada, 1, false)
      await callStage(ada).getByRole('timer').waitFor()
      void other.goto('chrome://crash').catch(() => undefined)
      await callStage(ada).getByText('Waiting for Ben to come back…').waitFor({ timeout: 60_000 })
      await ada.getByText('The connection to Ben was lost').waitFor({ timeout: 40_000 })
      // What was said to the lost page lapses within a minute.
      await eventually(() => expect(call()).toBeNull())
      expect(await openConnections(ada)).toBe(0)
      await other.close()
    },
  )
})

describe('a call of six', () => {
  let stage: Stage
  let people: Page[]
  let room: string

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    people = []
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dev', 'Eva', 'Finn', 'Gus']) {
      people.push(await signIn(stage, await enterWithMedia(stage), name))
    }
    room = await createRoom(people[0]!, 'Kitchen')
    for (const page of people.slice(1)) await joinRoom(page, 'Kitchen')
  }, 240_000)

  afterAll(() => stage.close())

  it(
    'is joined by one after the other, who all hear and see each other',
    { timeout: 180_000 },
    async () => {
      const [first, ...rest] = people.slice(0, 6)
      await callButton(first!, 'Video call').click()
      for (const page of rest) await page.getByRole('button', { name: 'Join with voice' }).click()
      // More are in the room than find a seat: it rings for none of them.
      expect(await ring(people[6]!).count()).toBe(0)
      for (const page of [first!, ...rest]) {
        await expectReceiving(page, 5, false)
        expect(await tiles(page).count()).toBe(6)
      }
      // One camera, which all of them see.
      for (const page of rest) {
        await eventually(async () => {
          const frames = (await received(page)).reduce((sum, each) => sum + each.frames, 0)
          expect(frames).toBeGreaterThan(5)
        }, 30_000)
      }
    },
  )

  it('says to a seventh that it is full, and lets them in once somebody has left', async () => {
    const [, second, , , , , last] = people
    await last!.locator('[data-call-there]').getByText('6 people are in a call').waitFor()
    await last!.getByText('The call is full: six can be in it').waitFor()
    await hangUp(second!)
    await last!.getByRole('button', { name: 'Join with voice' }).click()
    await expectReceiving(last!, 5, false)
  })

  it('has its faces side by side, the last row in the middle, on every screen and for each number', async () => {
    const watching = people[0]!
    const others = people.slice(1)
    const inIt = () => tiles(watching).count()
    for (let count = await inIt(); count > 1; count--) {
      await expectLaidOut(watching, count)
      for (const page of others) {
        if ((await callStage(page).count()) === 0) continue
        await hangUp(page)
        await eventually(async () => expect(await inIt()).toBe(count - 1))
        break
      }
    }
    await expectLaidOut(watching, 1)
  })

  it('ends with the last who leaves, and leaves nothing behind', async () => {
    for (const page of people) {
      if ((await callStage(page).count()) > 0) await hangUp(page)
    }
    await eventually(async () => {
      expect(stage.read(`calls/${room}`)).toBeNull()
      for (const page of people) expect(await openConnections(page)).toBe(0)
    })
    await people[0]!.locator('[data-call-record=ended]').waitFor()
  })
})

describe('the servers for calls', () => {
  let stage: Stage
  let stun: Awaited<ReturnType<typeof startStunServer>>

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    stun = await startStunServer([203, 0, 113, 7])
  })
  afterAll(async () => {
    stun.close()
    await stage.close()
  })

  it('are named in the settings, and tested there', async () => {
    const ada = await signIn(stage, await enterWithMedia(stage), 'Ada')
    await ada.goto(stage.url('/settings'))
    const box = ada.getByLabel('STUN and TURN servers, one a line')
    await box.fill('turn:turn.example.org')
    await ada.getByText('needs a user name and a password').waitFor()
    expect(await ada.getByRole('button', { name: 'Save' }).last().isDisabled()).toBe(true)
    await box.fill(stun.url)
    await ada.getByRole('button', { name: 'Test', exact: true }).click()
    await ada.getByText('Seen from outside (STUN): yes').waitFor()
    await ada.getByText('Through a relay (TURN): no').waitFor()
    await expectAccessible(ada)
    await ada.locator('form', { has: box }).getByRole('button', { name: 'Save' }).click()
    await ada.getByText('It holds from the next call on').waitFor()
    await ada.reload()
    await eventually(async () => expect(await box.inputValue()).toBe(stun.url))
  })
})
