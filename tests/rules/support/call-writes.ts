import type { Update } from './ask.ts'
import { CALL, KITCHEN, NEXT, PAGE } from './world.ts'
import { TIMESTAMP } from './writes.ts'

/** What the app writes of calls and of the ways between pages. */

export const sendSignal = ({
  from = 'bob',
  to = 'alice',
  page = PAGE,
  inbox = 'a',
  room = KITCHEN,
  slot = '3',
  id = NEXT,
  link = 'link',
  body = '{"kind":"bye"}',
} = {}): Update => ({
  [`signals/${to}/${inbox}/${from}~${slot}`]: {
    slot,
    id,
    to: page,
    from,
    endpoint: `page-of-${from}`,
    room,
    link,
    at: TIMESTAMP,
    body,
  },
})

const lease = (endpoint: string, seat: string) => ({ endpoint, seat, beat: TIMESTAMP })

export const beginCall = ({
  by = 'bob',
  room = KITCHEN,
  kind = 'voice',
  called = ['alice'],
} = {}): Update => ({
  [`calls/${room}`]: {
    id: CALL,
    by,
    at: TIMESTAMP,
    kind,
    people: { [by]: lease(`page-of-${by}`, '0') },
    seats: { 0: by },
    called,
  },
})

export const joinCall = ({ who = 'bob', seat = '1', room = KITCHEN } = {}): Update => ({
  [`calls/${room}/people/${who}`]: lease(`page-of-${who}`, seat),
  [`calls/${room}/seats/${seat}`]: who,
})

export const leaveCall = ({ who = 'bob', seat = '1', room = KITCHEN } = {}): Update => ({
  [`calls/${room}/people/${who}`]: null,
  [`calls/${room}/seats/${seat}`]: null,
})
