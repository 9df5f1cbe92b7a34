import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, PHONE, signIn, type Stage } from './support/stage'
import { composer, createRoom, eventually, joinRoom } from './support/room'
import { chooseFor, details, openDetails } from './support/care'

describe('running a room', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let cho: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    ada = await signIn(stage, await stage.enter(), 'Ada')
    room = await createRoom(ada, 'Allotment')
    ben = await signIn(stage, await stage.enter({ viewport: PHONE }), 'Ben')
    cho = await signIn(stage, await stage.enter(), 'Cho')
    await joinRoom(ben, 'Allotment')
    await joinRoom(cho, 'Allotment')
  })

  afterAll(() => stage.close())

  const idOf = (name: string) =>
    Object.entries(stage.read('users') as Record<string, { name: string }>).find(
      ([, user]) => user.name === name,
    )?.[0] ?? ''
  const roleOf = (name: string) => stage.read(`members/${room}/${idOf(name)}/role`)
  const noted = (page: Page, words: string) => details(page).getByText(words).waitFor()

  it('begins with its name, which all see at once', async () => {
    await openDetails(ada)
    await ada.getByRole('button', { name: 'Edit name and topic' }).click()
    await details(ada).getByLabel(/^name/i).fill('Garden')
    await details(ada)
      .getByLabel(/^topic/i)
      .fill('what grows')
    await ada.getByRole('button', { name: 'Save' }).click()
    await cho.getByRole('heading', { name: 'Garden' }).waitFor()
    await openDetails(cho)
    expect(await cho.getByRole('button', { name: 'Edit name and topic' }).count()).toBe(0)
  })

  it('is shared with administrators, who lose it as fast', async () => {
    await chooseFor(ada, 'Ben', 'Make administrator')
    await noted(ada, 'Ben is an administrator now.')
    expect(roleOf('Ben')).toBe('admin')
    await openDetails(ben)
    await ben.getByRole('button', { name: 'Actions for Cho' }).click()
    await ben.getByRole('menuitem', { name: 'Put out' }).click()
    // Ada takes the role away while the question is on his screen.
    await chooseFor(ada, 'Ben', 'Make member again')
    await noted(ada, 'Ben is a member now.')
    await ben.getByRole('dialog').getByRole('button', { name: 'Put out' }).click()
    await ben.getByRole('dialog').getByText('or your role in it, has just changed').waitFor()
    await ben.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    expect(roleOf('Cho')).toBe('member')
  })

  it('can mean to put out, who may come again', async () => {
    await chooseFor(ada, 'Cho', 'Put out')
    await ada.getByRole('dialog').getByRole('button', { name: 'Put out' }).click()
    await noted(ada, 'Cho was put out.')
    await cho.getByText('You are not in this room').first().waitFor()
  })

  it('can mean to ban, until that is lifted', async () => {
    await chooseFor(ada, 'Ben', 'Ban')
    await ada.getByRole('dialog').getByRole('button', { name: 'Ban' }).click()
    await noted(ada, 'Ben was banned.')
    await details(ben).getByText('You are not in this room').waitFor()
    await details(ben).getByRole('button', { name: 'Close' }).click()
    // Also where the room is being forgotten just then, and its page drawn anew.
    await ben.getByRole('button', { name: 'Join', exact: true }).click()
    await ben.getByText('You were banned from this room.').waitFor()
    await ada.getByRole('button', { name: 'Lift the ban of Ben' }).click()
    await noted(ada, 'Ben may come in again.')
    await ben.getByRole('button', { name: 'Join', exact: true }).click()
    await composer(ben).waitFor()
  })

  it('is handed over by an owner who leaves', async () => {
    await openDetails(ada)
    await ada.getByRole('button', { name: 'Hand over and leave' }).click()
    const dialog = ada.getByRole('dialog')
    await dialog.getByLabel('New owner').selectOption({ label: 'Ben' })
    await dialog.getByRole('button', { name: 'Hand over and leave' }).click()
    await ada.waitForURL((url) => url.pathname === '/')
    expect(roleOf('Ben')).toBe('owner')
    expect(roleOf('Ada')).toBeNull()
  })

  it('ends with a confirmation that names it, and a word for everyone there', async () => {
    await joinRoom(ada, 'Garden')
    await openDetails(ada)
    await openDetails(ben)
    await ben.getByRole('button', { name: 'Close this room' }).click()
    await ben.getByRole('heading', { name: 'Close Garden for everyone?' }).waitFor()
    await ben.getByRole('button', { name: 'Close Garden' }).click()
    await ben.waitForURL((url) => url.pathname === '/')
    expect(stage.read(`rooms/${room}`)).toBeNull()
    await details(ada).getByText('This room was closed.').waitFor()
    await eventually(async () =>
      expect(await ada.getByRole('button', { name: 'Invite people' }).count()).toBe(0),
    )
  })
})
