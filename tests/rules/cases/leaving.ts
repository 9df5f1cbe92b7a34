import { as, type Update } from '../support/ask.ts'
import { ask, closeDirect, createDirect, directId, eraseAccount } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { ALIVE, KITCHEN, NOW } from '../support/world.ts'
import {
  TIMESTAMP,
  announceDevice,
  announceLease,
  createProfile,
  joinRoom,
  keepDraft,
  leaveRoom,
  sendMessage,
} from '../support/writes.ts'

const mark = 'leaving/bob'
const MARKED = NOW - 60_000
const DM = directId('bob', 'carol')
const record = { kind: 'dm', one: 'bob', two: 'carol', createdBy: 'carol', createdAt: 1 }
const entry = { role: 'member', joinedAt: 1 }

/** What becomes of an account that is being deleted, and of what is written about it afterwards. */
export const leavingCases = collectCases(({ allows, denies }) => {
  const begin = as('bob').write(mark, TIMESTAMP)
  allows('[R-LEAVE-5 R-LEAVE-6 R-LEAVE-9 R-LEAVE-10] one begins to delete one’s account', begin)
  denies('[R-LEAVE-5] another begins it', begin.by('alice'))
  denies('[R-LEAVE-5] nobody begins it', begin.byNobody())
  denies('[R-LEAVE-6 R-LEAVE-7] one begins it twice', begin.given(mark, MARKED))
  denies('[R-LEAVE-9] one began it yesterday', begin.but(mark, NOW - 86_400_000))
  denies('[R-LEAVE-10] with a priority', begin.weighing(mark))
  const stay = as('bob').remove(mark).given(mark, MARKED).asIs()
  allows('[R-LEAVE-7 R-LEAVE-8] one thinks better of it', stay)
  denies('[R-LEAVE-5] another calls it off', stay.by('alice'))
  denies('[R-LEAVE-8] one does once the profile is gone', stay.given('users/bob', undefined))
  const read = as('alice').read(mark)
  allows('anyone asks whether an account is gone', read)
  allows('[R-LEAVE-4] also without a sign-in', read.byNobody())
  denies('[R-LEAVE-4] under a name that nobody has', read.readingOf(`leaving/${'x'.repeat(129)}`))
  denies('all that are gone are listed', as('alice').read('leaving'))

  const erase = as('bob')
    .update(eraseAccount())
    .given(mark, MARKED)
    .given('private/bob/drafts', { [KITCHEN]: { text: 'Soup', at: 1 } })
    .given('private/bob/settings', '{}')
    .given('private/bob/blocks/dave', 1)
    .given('presence/bob', { [ALIVE]: { state: 'online', at: 1, beat: 1 } })
    .given('lastSeen/bob', 1)
    .given(`invitations/bob/${DM}`, { by: 'carol', at: 1 })
    .given(`rooms/${DM}`, record)
    .given(`members/${DM}`, { bob: entry, carol: entry })
    .asIs()
  allows(
    '[R-LEAVE-2 R-LEAVE-3 R-LEAVE-21 R-LEAVE-22 R-LEAVE-23 R-MEM-18] all of it goes at once',
    erase,
  )
  allows('made twice it comes to the same', erase.given('users/bob', undefined))
  denies('another erases an account', erase.by('alice'))
  const profileGoes = as('bob').remove('users/bob').given(mark, MARKED).asIs()
  allows('[R-LEAVE-3] so may the profile alone', profileGoes)
  denies('[R-LEAVE-3] a profile goes without a mark', profileGoes.given(mark, undefined))
  const bucketGoes = as('bob')
    .remove('rate/bob')
    .given(mark, MARKED)
    .given('users/bob', undefined)
    .asIs()
  allows('[R-LEAVE-22 R-LEAVE-23] and then the bucket', bucketGoes)
  denies('[R-LEAVE-22] a bucket goes without a mark', bucketGoes.given(mark, undefined))
  const profile = { name: 'Bob', createdAt: 1 }
  denies('[R-LEAVE-23] a bucket goes first', bucketGoes.given('users/bob', profile))
  denies('[R-LEAVE-21] it is filled instead', bucketGoes.but('rate/bob', { t: NOW - 1, n: 39 }))
  denies('[R-MEM-18] so does the conversation', erase.instead({ [`members/${DM}/bob`]: null }))
  const take = as('bob').write('rate/bob', { t: TIMESTAMP, n: 29 }).given(mark, MARKED).asIs()
  allows('[R-LEAVE-20] the bucket is used until then', take)
  denies('[R-LEAVE-20] a new one begins', take.given('rate/bob', undefined))
  denies(
    'another of the two is put out',
    erase.instead({ [`members/${DM}/carol`]: null }).given('users/carol', undefined),
  )

  // Another device of the same person knows nothing of it yet, and others do not either.
  const late = (update: Update, who = 'bob') => as(who).update(update)
  const first = late(createProfile(), 'carol').given('users/carol', undefined).asIs()
  denies('[R-LEAVE-1] a profile comes back', first.given('leaving/carol', MARKED))
  const rename = as('bob').write('users/bob/name', 'B').given(mark, MARKED).asIs()
  allows('[R-LEAVE-1 R-LEAVE-2] a profile is still renamed', rename)
  denies('[R-LEAVE-2] it loses its name', rename.but('users/bob/name', null))
  const join = late(joinRoom(), 'carol').but(`userRooms/carol/${KITCHEN}`, undefined).asIs()
  allows('[R-LEAVE-18] one who stays joins a room', join)
  denies('[R-LEAVE-18] one joins a room', join.given('leaving/carol', MARKED))
  denies(
    '[R-LEAVE-18] one is taken back into a conversation',
    as('carol')
      .write(`members/${DM}/bob`, { role: 'member', joinedAt: TIMESTAMP })
      .given(`rooms/${DM}`, record)
      .given(`members/${DM}`, { carol: entry })
      .asIs()
      .given(mark, MARKED),
  )
  denies(
    '[R-LEAVE-24] one is here again',
    late(announceLease(), 'alice').given('leaving/alice', MARKED),
  )
  const withdraw = as('alice').remove(`presence/alice/${ALIVE}`)
  allows('[R-LEAVE-24] a lease is still withdrawn', withdraw.given('leaving/alice', MARKED))
  const seen = as('alice').write('lastSeen/alice', TIMESTAMP)
  denies('[R-LEAVE-25] one was last seen now', seen.given('leaving/alice', MARKED))
  allows(
    '[R-LEAVE-25] it is still taken away',
    seen.but('lastSeen/alice', null).given('leaving/alice', MARKED),
  )
  allows('[R-LEAVE-12] a draft while one stays', late(keepDraft()))
  denies('[R-LEAVE-12] a draft', late(keepDraft()).given(mark, MARKED))
  allows('[R-LEAVE-26] a device while one stays', late(announceDevice()))
  denies('[R-LEAVE-26] a device', late(announceDevice()).given(mark, MARKED))
  const settings = as('bob').write('private/bob/settings', '{}')
  allows('[R-LEAVE-11] settings while one stays', settings)
  denies('[R-LEAVE-11] settings', settings.given(mark, MARKED))
  const block = as('bob').write('private/bob/blocks/dave', TIMESTAMP)
  allows('[R-LEAVE-13] a block while one stays', block)
  denies('[R-LEAVE-13] a block', block.given(mark, MARKED))
  const asking = as('alice').update(ask())
  allows('[R-LEAVE-19] one who stays is asked in', asking)
  denies('[R-LEAVE-19] one is asked in', asking.given('leaving/carol', MARKED))
  denies(
    '[R-LEAVE-18] a conversation is begun with whom there is no more',
    as('carol').update(createDirect()).given(mark, MARKED),
  )
  allows(
    'one who is leaving still pays for what is deleted',
    as('bob').update(sendMessage()).given(mark, MARKED),
  )
  allows('and leaves rooms', as('bob').update(leaveRoom()).given(mark, MARKED))

  const alone = as('bob')
    .update(closeDirect({ by: 'bob', room: DM }))
    .given(mark, MARKED)
    .given(`rooms/${DM}`, record)
    .given(`members/${DM}`, { bob: entry })
    .given(`roomState/${DM}`, { count: 0 })
    .asIs()
  allows('[R-LEAVE-14 R-LEAVE-15 R-LEAVE-16 R-LEAVE-17] the last of two closes it', alone)
  const notes = directId('bob', 'bob')
  allows(
    '[R-LEAVE-17] and who has made notes closes those',
    alone
      .instead(closeDirect({ by: 'bob', room: notes }))
      .given(`rooms/${notes}`, { ...record, two: 'bob' })
      .given(`members/${notes}`, { bob: entry }),
  )
  denies('[R-LEAVE-14] one who stays closes it', alone.given(mark, undefined))
  denies('[R-LEAVE-15] a member closes a room', alone.given(`rooms/${DM}`, { kind: 'private' }))
  denies('[R-LEAVE-16] a stranger closes it', alone.given(`members/${DM}`, undefined))
  denies('[R-LEAVE-17] one closes it over the other', alone.given(`members/${DM}/carol`, entry))
})
