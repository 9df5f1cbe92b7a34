import type { Update } from './ask.ts'
import { KITCHEN, LAST_AT, TOKEN } from './world.ts'
import { TIMESTAMP } from './writes.ts'

/** What the app does with rooms beside making, joining and leaving them. Alice owns the kitchen. */

export const paidFor = (by: string, spentOn: string, tokensLeft = 39): Update => ({
  [`rate/${by}`]: { t: TIMESTAMP, n: tokensLeft, for: spentOn },
})

export function renameRoom({ by = 'alice', name = 'Kitchen table' } = {}): Update {
  return {
    [`rooms/${KITCHEN}/name`]: name,
    [`publicRooms/${KITCHEN}/name`]: name,
    ...paidFor(by, KITCHEN),
  }
}

/** 1×1, but a picture. */
export const PORTRAIT = 'data:image/webp;base64,UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='

interface Chosen {
  readonly data?: string | null
}

/** Bob chooses a picture of himself; `null` takes it away. */
export function setPortrait({
  who = 'bob',
  data = PORTRAIT,
}: Chosen & { readonly who?: string } = {}): Update {
  return {
    [`users/${who}/photo`]: data && TIMESTAMP,
    [`userPortraits/${who}`]: data && { at: TIMESTAMP, data },
    ...(data && { [`rate/${who}`]: { t: TIMESTAMP, n: 29, for: 'portrait' } }),
  }
}

/** And Alice one of the kitchen. */
export function setRoomPortrait({
  by = 'alice',
  data = PORTRAIT,
}: Chosen & { readonly by?: string } = {}): Update {
  return {
    [`rooms/${KITCHEN}/photo`]: data && TIMESTAMP,
    [`roomPortraits/${KITCHEN}`]: data && { at: TIMESTAMP, data },
    ...paidFor(by, KITCHEN),
  }
}

export function handOver({
  to = 'bob',
  left = 'admin',
}: { readonly to?: string; readonly left?: string | null } = {}): Update {
  return {
    [`rooms/${KITCHEN}/owner`]: to,
    [`members/${KITCHEN}/${to}/role`]: 'owner',
    [`members/${KITCHEN}/alice${left === null ? '' : '/role'}`]: left,
    ...(left === null && { [`reads/${KITCHEN}/alice`]: null }),
    ...paidFor('alice', KITCHEN),
  }
}

export function ban({ by = 'alice', who = 'bob' } = {}): Update {
  return {
    [`members/${KITCHEN}/${who}`]: null,
    [`reads/${KITCHEN}/${who}`]: null,
    [`bans/${KITCHEN}/${who}`]: { by, at: TIMESTAMP },
  }
}

export function closeRoom({ by = 'alice', room = KITCHEN } = {}): Update {
  return {
    [`rooms/${room}`]: null,
    [`publicRooms/${room}`]: null,
    [`roomPortraits/${room}`]: null,
    [`members/${room}`]: null,
    [`bans/${room}`]: null,
    [`messages/${room}`]: null,
    [`blobs/${room}`]: null,
    [`pins/${room}`]: null,
    [`roomState/${room}`]: null,
    [`reads/${room}`]: null,
    [`reports/${room}`]: null,
    [`calls/${room}`]: null,
    [`closedRooms/${room}`]: { by, at: TIMESTAMP },
  }
}

export function ask({ by = 'alice', who = 'carol', room = KITCHEN } = {}): Update {
  return {
    [`invitations/${who}/${room}`]: { by, at: TIMESTAMP },
    ...paidFor(by, room),
  }
}

export function makeInvite({ by = 'alice', token = TOKEN, uses = 5, expires = 0 } = {}): Update {
  return {
    [`invites/${token}`]: { room: KITCHEN, name: 'Kitchen', expires, uses, used: 0 },
    [`roomInvites/${KITCHEN}/${token}`]: { by, at: TIMESTAMP },
    ...paidFor(by, KITCHEN),
  }
}

/** Into the kitchen, while it is private. */
export function joinBy(way: 'invite' | 'invitation', { who = 'carol', used = 1 } = {}): Update {
  const mine = { kind: 'private', joinedAt: TIMESTAMP, readAt: LAST_AT, readCount: 2 }
  return {
    [`members/${KITCHEN}/${who}`]: { role: 'member', joinedAt: TIMESTAMP },
    [`userRooms/${who}/${KITCHEN}`]: way === 'invite' ? { ...mine, invite: TOKEN } : mine,
    ...(way === 'invite'
      ? { [`invites/${TOKEN}/used`]: used }
      : { [`invitations/${who}/${KITCHEN}`]: null }),
  }
}

export const directId = (one: string, two: string) => `dm_${one}_${two}`

/** Between two people in the order of the alphabet; the one who does not begin it is told. */
export function createDirect({ by = 'carol', one = 'bob', two = 'carol' } = {}): Update {
  const room = directId(one, two)
  const other = by === one ? two : one
  return {
    [`rooms/${room}`]: { kind: 'dm', one, two, createdBy: by, createdAt: TIMESTAMP },
    [`members/${room}/${one}`]: { role: 'member', joinedAt: TIMESTAMP },
    [`members/${room}/${two}`]: { role: 'member', joinedAt: TIMESTAMP },
    [`roomState/${room}`]: { count: 0 },
    [`userRooms/${by}/${room}`]: { kind: 'dm', joinedAt: TIMESTAMP, readAt: 0, readCount: 0 },
    ...(other !== by && { [`invitations/${other}/${room}`]: { by, at: TIMESTAMP } }),
    ...paidFor(by, room),
  }
}

/** A conversation of two, which stands in no directory. */
export function closeDirect({ by = 'bob', room = directId('bob', 'carol') } = {}): Update {
  return Object.fromEntries(
    Object.entries(closeRoom({ by, room })).filter(
      ([path]) => !/^(publicRooms|roomPortraits)/.test(path),
    ),
  )
}

/** All that is left of Bob once he has left his rooms but a conversation with Carol. */
export function eraseAccount(): Update {
  const DM = directId('bob', 'carol')
  return {
    'users/bob': null,
    'userPortraits/bob': null,
    'directory/bob': null,
    'lastSeen/bob': null,
    'rate/bob': null,
    [`members/${DM}/bob`]: null,
    [`typing/${DM}/bob`]: null,
    [`userRooms/bob/${DM}`]: null,
    [`invitations/bob/${DM}`]: null,
    'private/bob/settings': null,
    [`private/bob/drafts/${KITCHEN}`]: null,
    'private/bob/blocks/dave': null,
    'presence/bob/alive': null,
  }
}
