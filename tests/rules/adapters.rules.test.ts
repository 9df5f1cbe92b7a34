import { ref, update } from 'firebase/database'
import { describe, expect, it } from 'vitest'
import { FirebaseDraftRemote } from '@/adapters/firebase/firebase-draft-remote'
import { FirebaseMessageRemote } from '@/adapters/firebase/firebase-message-remote'
import { FirebasePresenceRemote } from '@/adapters/firebase/firebase-presence-remote'
import { FirebaseProfileRemote } from '@/adapters/firebase/firebase-profile-remote'
import { FirebaseRoomRemote } from '@/adapters/firebase/firebase-room-remote'
import { BUCKET_CAPACITY, REFILL_MS, takeToken } from '@/domain/outbox/token-bucket'
import type { ConnectionId, MessageId, RoomId, UserId } from '@/shared/ids'
import type { Update } from './support/ask.ts'
import { startWithRules } from './support/clients.ts'
import { ALIVE, GARDEN, NEXT, NOW } from './support/world.ts'
import {
  TIMESTAMP,
  announceLease,
  createProfile,
  createRoom,
  joinRoom,
  keepDraft,
  leaveRoom,
  markRead,
  renewLease,
  sendMessage,
} from './support/writes.ts'

const room = GARDEN as RoomId
const bob = 'bob' as UserId
const carol = 'carol' as UserId
const draft = { name: 'Garden', topic: 'What is growing' }

async function startApp() {
  const server = await startWithRules()
  const remotesOf = (user: UserId) => {
    const database = server.connect(user)
    return {
      messages: new FirebaseMessageRemote(database),
      rooms: new FirebaseRoomRemote(database),
      presence: new FirebasePresenceRemote(database),
      profiles: new FirebaseProfileRemote(database),
      drafts: new FirebaseDraftRemote(database),
    }
  }
  return { ...server, remotesOf }
}

describe('what the app writes', () => {
  it('is allowed, and is what the cases write', async () => {
    const { connect, treeOf, remotesOf } = await startApp()
    const asBob = remotesOf(bob)
    const asCarol = remotesOf(carol)
    const cases = { bob: connect(bob, 'cases'), carol: connect(carol, 'cases') }
    const photo = 'https://photos.example/carol'
    const connection = ALIVE as ConnectionId
    const message = { id: NEXT as MessageId, room, from: bob, text: 'Hello', tokensLeft: 39 }
    const read = { readAt: NOW, readCount: 1, isShown: true }

    const steps: [string, () => Promise<unknown>, keyof typeof cases, Update][] = [
      [
        'a profile',
        () => asCarol.profiles.save({ id: carol, name: 'Carol', photo }),
        'carol',
        createProfile(),
      ],
      [
        'a room',
        () => asCarol.rooms.create(room, draft, { user: carol, tokensLeft: 39 }),
        'carol',
        createRoom(),
      ],
      [
        'joining',
        () => asBob.rooms.join(room, bob),
        'bob',
        joinRoom({ who: 'bob', room, readAt: 0, readCount: 0 }),
      ],
      ['a message', () => asBob.messages.send(message), 'bob', sendMessage(message)],
      [
        'reading',
        () => asCarol.rooms.markRead(room, carol, read),
        'carol',
        markRead({ who: 'carol', room, ...read }),
      ],
      [
        'reading unseen',
        () => asBob.rooms.markRead(room, bob, { ...read, isShown: false }),
        'bob',
        markRead({ who: 'bob', room, ...read, isShown: false }),
      ],
      [
        'typing',
        () => asCarol.presence.setTyping(room, carol, true),
        'carol',
        { [`typing/${room}/carol`]: TIMESTAMP },
      ],
      [
        'presence',
        () => asBob.presence.announce(bob, connection, 'online'),
        'bob',
        announceLease({ who: 'bob' }),
      ],
      [
        'its renewal',
        () => asBob.presence.renew(bob, connection, 'away'),
        'bob',
        renewLease({ who: 'bob' }),
      ],
      [
        'a draft',
        () => asBob.drafts.save(bob, { room, text: 'Soup is al', at: NOW - 1000 }),
        'bob',
        keepDraft({ room }),
      ],
      ['leaving', () => asBob.rooms.leave(room, bob), 'bob', leaveRoom({ who: 'bob', room })],
    ]
    for (const [what, byTheApp, who, byTheCases] of steps) {
      expect(await byTheApp(), what).not.toBe('denied')
      await update(ref(cases[who]), byTheCases)
      expect(treeOf('app'), what).toEqual(treeOf('cases'))
    }
  })

  it('is refused to who is not in the room', async () => {
    const { remotesOf } = await startApp()
    await remotesOf(carol).rooms.create(room, draft, { user: carol, tokensLeft: 39 })
    const outside = remotesOf(bob)
    const message = { id: NEXT as MessageId, room, from: bob, text: 'Hello', tokensLeft: 39 }

    expect(await outside.messages.send(message)).toBe('denied')
    expect(await outside.rooms.isMember(room, bob)).toBe(false)
    await expect(outside.messages.find(room, message.id)).rejects.toThrow('Permission denied')
    await expect(outside.presence.setTyping(room, bob, true)).rejects.toThrow('PERMISSION_DENIED')
  })
})

describe('an outbox', () => {
  it('is flushed as fast as the bucket lets it, and no faster', async () => {
    const { remotesOf, pass, now } = await startApp()
    const { messages, rooms } = remotesOf(bob)
    await rooms.create(room, draft, { user: bob, tokensLeft: BUCKET_CAPACITY - 1 })
    pass(REFILL_MS)

    let sent = 0
    const send = (tokensLeft: number) => {
      const id = `-flushed-${++sent}`.padEnd(20, '_') as MessageId
      return messages.send({ id, room, from: bob, text: `Message ${sent}`, tokensLeft })
    }
    const sendByTheBucket = async () => {
      const offer = takeToken(await messages.readBucket(bob), now())
      return offer.kind === 'take' ? send(offer.tokensLeft) : 'wait'
    }

    const burst: string[] = []
    for (let at = 0; at < BUCKET_CAPACITY; at++) burst.push(await sendByTheBucket())
    expect(burst).toEqual(Array.from({ length: 40 }, () => 'stored'))
    expect(await sendByTheBucket()).toBe('wait')
    expect(await send(0)).toBe('denied')

    for (let trickle = 0; trickle < 5; trickle++) {
      pass(REFILL_MS - 1)
      expect(await send(0)).toBe('denied')
      pass(1)
      expect(await sendByTheBucket()).toBe('stored')
    }
  })
})
