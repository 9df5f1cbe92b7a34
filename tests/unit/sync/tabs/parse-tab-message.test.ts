import { describe, expect, it } from 'vitest'
import type { Topic } from '@/sync/actions/actions'
import { parseTabMessage } from '@/sync/tabs/parse-tab-message'
import { ROOM } from '../../../support/fixtures'

/** One of each: a topic that is not here does not compile. */
const TOPICS: {
  readonly [Of in Topic as Of extends `${infer Name} ${string}` ? Name : Of]: Topic
} = {
  questions: 'questions',
  blocks: 'blocks',
  listed: 'listed',
  devices: 'devices',
  connection: 'connection',
  calls: 'calls',
  bans: `bans ${ROOM}`,
  pins: `pins ${ROOM}`,
  invites: `invites ${ROOM}`,
  reports: `reports ${ROOM}`,
  signals: 'signals page' as Topic,
  seat: `seat ${ROOM} call join page` as Topic,
}

const interest = (topics: readonly string[]) => ({
  kind: 'interest',
  from: 'tab',
  interest: {
    ...{ isVisible: true, feeds: [ROOM], people: [], reads: [], topics },
    ...{ isExploring: false, profiles: [] },
  },
})

describe('what another tab says that has changed', () => {
  it('may be what waits in a room, and no room is none', () => {
    const tray = { kind: 'change', change: { kind: 'tray', room: ROOM } }
    expect(parseTabMessage(tray)).toEqual(tray)
    expect(parseTabMessage({ ...tray, change: { kind: 'tray', room: 'a/b' } })).toBeUndefined()
  })
})

describe('what another tab says that it has on screen', () => {
  it('may be any topic there is', () => {
    const topics = Object.values(TOPICS)
    expect(parseTabMessage(interest(topics))).toEqual(interest(topics))
  })

  it('is heard without the topics that this version does not know', () => {
    expect(parseTabMessage(interest(['weather', 'blocks']))).toEqual(interest(['blocks']))
  })
})
