import { describe, expect, it, vi } from 'vitest'
import { actAsAsked, parseOutcome, parseTold } from '@/sync/actions/action-schemas'
import type { Sync } from '@/sync/sync'
import { MEI, messageId, ROOM, TOM } from '../../../support/fixtures'

const TOKEN = 'abcdefghijklmnopqrstuv'
const refused = { ok: false, problem: 'refused' }

describe('actions of other tabs', () => {
  const act = vi.fn(() => Promise.resolve({ ok: true, value: null }))
  const sync = { act } as unknown as Sync

  it('are done as they are asked', async () => {
    const needs = { room: ROOM, user: MEI, role: 'admin' }
    expect(await actAsAsked(sync, { name: 'set-role', needs })).toEqual({ ok: true, value: null })
    expect(act).toHaveBeenCalledWith('set-role', needs)
  })

  it.each([
    ['of another version', 'paint', { room: ROOM }],
    ['of an object', 'toString', {}],
    ['for no room', 'close-room', { room: 'a/b' }],
    ['for a role nobody gives', 'set-role', { room: ROOM, user: MEI, role: 'owner' }],
    ['by no token', 'join-by', { token: 'short' }],
    ['with nothing', 'ban', undefined],
  ])('are refused %s', async (_what, name, needs) => {
    act.mockClear()
    expect(await actAsAsked(sync, { name, needs })).toEqual(refused)
    expect(act).not.toHaveBeenCalled()
  })

  it('are answered in words that this version knows', () => {
    expect(parseOutcome('accept', { ok: true, value: ROOM })).toEqual({ ok: true, value: ROOM })
    expect(parseOutcome('join-by', { ok: false, problem: 'used-up' })).toEqual({
      ok: false,
      problem: 'used-up',
    })
    expect(parseOutcome('accept', { ok: true, value: 'a/b' })).toEqual(refused)
    expect(parseOutcome('accept', { ok: false, problem: 'tired' })).toEqual(refused)
    expect(parseOutcome('ban', undefined)).toEqual(refused)
  })

  it('tell topics that are read as a whole', () => {
    const bans = [{ user: MEI, by: TOM, at: 5 }]
    expect(parseTold(`bans ${ROOM}`, bans)).toEqual(bans)
    const pins = [{ id: messageId(1), by: TOM, at: 5 }]
    expect(parseTold(`pins ${ROOM}`, pins)).toEqual(pins)
    expect(parseTold('questions', [{ room: ROOM, by: TOM, at: 1, roomName: 'Attic' }])).toEqual([
      { room: ROOM, by: TOM, at: 1, roomName: 'Attic' },
    ])
    const invite = { token: TOKEN, room: ROOM, name: 'Attic', expires: 9, uses: 1, used: 0 }
    expect(parseTold(`invites ${ROOM}`, [invite])).toEqual([invite])
    const reported = { message: messageId(1), by: MEI, at: 5, why: 'spam', text: 'again' }
    expect(parseTold(`reports ${ROOM}`, [reported])).toEqual([reported])
    expect(parseTold('listed', [MEI])).toEqual([MEI])
    expect(parseTold('blocks', [MEI])).toEqual([MEI])
    const volume = { sent: 1, received: 2 }
    const report = { ...volume, offset: 3, since: 4, refusals: 0, month: volume }
    const lists = { rooms: [{ room: ROOM, ...volume }], losses: [{ at: 5, why: 'woke' }] }
    expect(parseTold('connection', [{ ...report, ...lists }])).toEqual([{ ...report, ...lists }])
    expect(parseTold('connection', [report])).toBeUndefined()
    expect(parseTold('blocks', ['a/b'])).toBeUndefined()
    expect(parseTold('weather', [])).toBeUndefined()
  })
})
