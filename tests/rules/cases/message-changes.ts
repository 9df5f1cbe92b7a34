import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { BOBS_TOKENS, HELLO, KITCHEN, LAST_AT, NEXT, NOW, REPLY } from '../support/world.ts'
import { TIMESTAMP, deleteMessage, editMessage, sendMessage } from '../support/writes.ts'

const room = `messages/${KITCHEN}`
const last = `roomState/${KITCHEN}/last`
const banned = { by: 'alice', at: NOW - 1 }

const tombstone = () => ({
  from: 'bob',
  updatedAt: TIMESTAMP,
  deletedAt: TIMESTAMP,
  deletedBy: 'bob',
})

/** What a message may carry beside its text. */
export const messagePartCases = collectCases(({ allows, denies }) => {
  const message = `${room}/${NEXT}`
  const send = as('bob').update(sendMessage())
  const reply = send.but(`${message}/re`, HELLO)
  allows('[R-MSG-29 R-MSG-30] a reply', reply)
  denies('[R-MSG-29] a reply to a part of a message', reply.but(`${message}/re`, `${HELLO}/text`))
  denies('[R-MSG-30] a reply to nothing', reply.but(`${message}/re`, NEXT))
  const forward = send.but(`${message}/fwd`, 'alice')
  allows('[R-MSG-33] a message that was forwarded', forward)
  denies(
    '[R-MSG-33] forwarded from a name without end',
    forward.but(`${message}/fwd`, 'f'.repeat(129)),
  )

  const call = send.but(`${message}/call`, 'video ended 125')
  allows('[R-REC-1] what became of a call', call)
  denies('[R-REC-1] at length', call.but(`${message}/call`, 'video ended 1234567'))
  denies('[R-REC-1] by another word', call.but(`${message}/call`, 'video began 5'))

  const blob = NEXT
  const picture = { meta: { from: 'bob', done: true }, c: { 0: 'AAAA' } }
  const show = send
    .butAll({
      [`${message}/blob`]: blob,
      [`${message}/text`]: undefined,
      [`${last}/text`]: undefined,
    })
    .given(`blobs/${KITCHEN}/${blob}`, picture)
    .asIs()
  allows('[R-MSG-14 R-MSG-31 R-MSG-32] a picture without words', show)
  denies(
    '[R-MSG-31] a picture of another',
    show.given(`blobs/${KITCHEN}/${blob}/meta/from`, 'alice'),
  )
  denies('[R-MSG-32] half a picture', show.given(`blobs/${KITCHEN}/${blob}/meta/done`, undefined))

  const mention = send.but(`${message}/mentions`, { 0: 'alice', 9: 'bob' }).asIs()
  const first = `${message}/mentions/0`
  allows('[R-MSG-34 R-MSG-35 R-MSG-36 R-MSG-37] members are mentioned', mention)
  denies('[R-MSG-34] an eleventh is mentioned', mention.but(`${message}/mentions/10`, 'alice'))
  denies(
    '[R-MSG-35] a number is mentioned',
    mention.but(first, 7).given(`members/${KITCHEN}/7`, true),
  )
  denies('[R-MSG-36] an outsider is mentioned', mention.but(first, 'carol'))
  denies('[R-MSG-37] a mention with a priority', mention.weighing(first))
  denies('[R-ALL-2] a member calls everyone', mention.but(first, 'all'))
  const everyone = mention.but(first, 'all').given(`members/${KITCHEN}/bob/role`, 'admin').asIs()
  allows('[R-ALL-1 R-ALL-2] an administrator does', everyone)
  denies('[R-ALL-1] or everyone by another word', everyone.but(first, 'everyone'))
  for (const part of ['/re', '/blob', '/fwd', '/call', '/mentions']) {
    const all = { re: HELLO, fwd: 'alice', call: 'voice missed 0', mentions: { 0: 'alice' } }
    const whole = show
      .butAll(
        Object.fromEntries(Object.entries(all).map(([key, value]) => [`${message}/${key}`, value])),
      )
      .asIs()
    denies(`[R-MSG-20] a message with a priority at ${part}`, whole.weighing(message + part))
  }
  denies(
    '[R-MSG-39] a message that is sent deleted',
    send.butAll({
      [message]: { ...tombstone(), at: TIMESTAMP },
      [`${last}/text`]: undefined,
      [`${last}/deleted`]: true,
    }),
  )
  denies(
    '[R-MSG-41] a message that is deleted by someone and not deleted',
    send.but(`${message}/deletedBy`, 'bob'),
  )
})

/** An edit that changes nothing but the times. */
const editToTheSame = () => editMessage({ text: 'Hello Alice' })

export const editCases = collectCases(({ allows, denies }) => {
  const message = `${room}/${REPLY}`
  const edit = as('bob').update(editMessage())
  allows(
    '[R-EDIT-1 R-EDIT-2 R-EDIT-3 R-EDIT-4 R-EDIT-5 R-EDIT-6] one edits one’s last message',
    edit,
  )
  allows('[R-EDIT-7 R-EDIT-8 R-EDIT-9 R-EDIT-10 R-EDIT-11 R-EDIT-12] and says so', edit)
  allows('[R-MSG-23 R-MSG-24 R-MSG-25] and it counts as changed', edit)
  allows('[R-STATE-12 R-STATE-13] the preview follows', edit)
  const bobs = as('bob')
    .update(editMessage({ id: HELLO, text: 'Hello all' }))
    .given(`${room}/${HELLO}/from`, 'bob')
  allows('one edits an older message', bobs.asIs())

  const text = as('bob')
    .update(editMessage({ id: HELLO, text: 'Hello all' }))
    .given(`${room}/${HELLO}/from`, 'bob')
    .asIs()
  const at = `${room}/${HELLO}`
  const stored = text
    .given(`${at}/editedAt`, NOW)
    .given(`${at}/updatedAt`, NOW)
    .butAll({ [`${at}/editedAt`]: undefined, [`${at}/updatedAt`]: undefined })
    .asIs()
  allows('a text is edited twice in a moment', stored)
  denies('[R-EDIT-1] another’s text is edited', stored.given(`${at}/from`, 'alice'))
  denies(
    '[R-EDIT-2] the text is taken out',
    stored.given(`${at}/blob`, 'x').but(`${at}/text`, null),
  )
  denies(
    '[R-EDIT-3] the text is edited by one who has left',
    stored.given(`members/${KITCHEN}/bob`, undefined),
  )
  denies(
    '[R-EDIT-4] the text is edited by one who is banned',
    stored.given(`bans/${KITCHEN}/bob`, banned),
  )
  denies('[R-EDIT-5] a text is edited in silence', text.but(`${at}/editedAt`, undefined))
  denies('[R-EDIT-6] the preview keeps what was edited away', edit.but(`${last}/text`, undefined))
  denies(
    '[R-STATE-14] the preview says what was not said',
    edit.but(`${last}/text`, 'Hello nobody'),
  )
  denies(
    '[R-STATE-13] a preview of 121 characters',
    edit.instead({ ...editMessage({ text: 'm'.repeat(130) }), [`${last}/text`]: 'm'.repeat(121) }),
  )
  denies(
    '[R-STATE-12] the preview changes without its message',
    edit.instead({ [`${last}/text`]: 'Hello' }),
  )

  const mark = text.but(`${at}/text`, undefined).asIs()
  allows('a message is marked as edited', mark)
  denies('[R-EDIT-7] another’s message is marked as edited', mark.given(`${at}/from`, 'alice'))
  denies(
    '[R-EDIT-8] the mark is taken away',
    mark.given(`${at}/editedAt`, NOW - 1).but(`${at}/editedAt`, null),
  )
  denies('[R-EDIT-12] it was edited long ago', mark.but(`${at}/editedAt`, NOW - 86_400_000))
  const changed = mark.given(`${at}/updatedAt`, NOW).but(`${at}/updatedAt`, undefined).asIs()
  allows('a message that has just changed is marked', changed)
  denies('[R-EDIT-9] by one who has left', changed.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-EDIT-10] by one who is banned', changed.given(`bans/${KITCHEN}/bob`, banned))
  denies('[R-EDIT-11] an edit that catching up would miss', mark.but(`${at}/updatedAt`, undefined))

  const touch = mark.but(`${at}/editedAt`, undefined).asIs()
  allows('a message is touched, at the cost of a token', touch)
  denies('[R-MSG-23] the time of its change is taken out', touch.but(`${at}/updatedAt`, null))
  denies(
    '[R-MSG-24] an outsider touches a message',
    touch.given(`members/${KITCHEN}/bob`, undefined),
  )
  denies(
    '[R-MSG-25] one who is banned touches a message',
    touch.given(`bans/${KITCHEN}/bob`, banned),
  )
  denies('[R-MSG-26] a message changes in the future', touch.but(`${at}/updatedAt`, NOW + 60_000))
  denies(
    '[R-MSG-19] an edit for a token that is spent',
    edit.but('rate/bob', undefined).given('rate/bob/for', `${KITCHEN}/${REPLY}`),
  )
  denies(
    '[R-MSG-18] an edit for a token of another',
    edit.but('rate/bob/for', `${KITCHEN}/${HELLO}`),
  )
  denies(
    '[R-MSG-4] a message is written anew and not marked',
    as('bob')
      .update(editToTheSame())
      .instead({
        [message]: { from: 'bob', at: LAST_AT, updatedAt: TIMESTAMP, text: 'Hello Alice' },
        'rate/bob': { t: TIMESTAMP, n: BOBS_TOKENS, for: `${KITCHEN}/${REPLY}` },
      }),
  )
  denies(
    '[R-MSG-21] a message changes hands',
    edit.instead({ ...editMessage(), [`${message}/from`]: 'alice' }),
  )

  const name = edit.but(`${message}/mentions`, { 0: 'alice' })
  allows('[R-EDIT-13 R-EDIT-14 R-EDIT-15 R-EDIT-16] an edit mentions someone', name)
  const alone = as('bob')
    .update({ [`${at}/mentions`]: { 0: 'alice' } })
    .given('rate/bob', { t: NOW, n: 3, for: `${KITCHEN}/${HELLO}` })
    .given(`${at}/from`, 'bob')
    .given(`${at}/editedAt`, NOW)
    .asIs()
  allows('a mention is added to what was just edited', alone)
  denies(
    '[R-EDIT-13] someone is mentioned in another’s message',
    alone.given(`${at}/from`, 'alice'),
  )
  denies('[R-EDIT-14] by one who has left', alone.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-EDIT-15] by one who is banned', alone.given(`bans/${KITCHEN}/bob`, banned))
  denies('[R-EDIT-16] without an edit', alone.given(`${at}/editedAt`, undefined))
  denies('[R-MSG-20] an edit with a priority', edit.weighing(`${message}/editedAt`))
  denies('a message is answered after it was sent', edit.but(`${message}/re`, HELLO))
})

export const deletionCases = collectCases(({ allows, denies }) => {
  const message = `${room}/${REPLY}`
  const remove = as('bob').update(deleteMessage())
  allows(
    '[R-MSG-8 R-MSG-9 R-MSG-10 R-MSG-11 R-MSG-12 R-MSG-13] one deletes one’s last message',
    remove,
  )
  allows('[R-MSG-38 R-MSG-39 R-MSG-40 R-MSG-41] and leaves a tombstone', remove)
  allows('[R-STATE-11 R-STATE-15 R-STATE-16] the preview says that it is gone', remove)
  const byOwner = as('alice').update(deleteMessage({ by: 'alice', tokensLeft: 39 }))
  allows('[R-MSG-12] the owner deletes another’s message', byOwner)
  allows(
    '[R-MSG-12] so does an administrator',
    byOwner.given(`members/${KITCHEN}/alice/role`, 'admin'),
  )
  denies(
    '[R-MSG-12] a member deletes another’s message',
    byOwner.given(`members/${KITCHEN}/alice/role`, 'member'),
  )
  const old = { id: HELLO, from: 'alice', at: NOW - 3_600_000 }
  const older = as('alice').update(deleteMessage({ by: 'alice', tokensLeft: 39, ...old }))
  allows('the owner deletes an older message', older)

  denies(
    '[R-MSG-8] a message is deleted twice',
    remove.given(message, {
      from: 'bob',
      at: LAST_AT,
      updatedAt: LAST_AT,
      deletedAt: LAST_AT,
      deletedBy: 'alice',
    }),
  )
  denies(
    '[R-MSG-9] a deletion that does not say by whom',
    remove.but(`${message}/deletedBy`, undefined),
  )
  denies('[R-MSG-9] a deletion that forgets the time', remove.but(`${message}/at`, undefined))
  denies(
    '[R-MSG-10] one who has left deletes a message',
    remove.given(`members/${KITCHEN}/bob`, undefined),
  )
  denies(
    '[R-MSG-11] one who is banned deletes a message',
    remove.given(`bans/${KITCHEN}/bob`, banned),
  )
  denies(
    '[R-MSG-13] the preview keeps what was deleted',
    remove.butAll({ [`${last}/text`]: undefined, [`${last}/deleted`]: undefined }),
  )
  denies('[R-STATE-10] the preview keeps the words', remove.but(`${last}/text`, undefined))
  denies('[R-STATE-12] the words alone are taken from the preview', remove.but(message, undefined))
  denies(
    '[R-STATE-15] it is shown as deleted later',
    remove
      .instead({ [`${last}/deleted`]: true })
      .given(message, { ...tombstone(), at: LAST_AT, updatedAt: LAST_AT, deletedAt: LAST_AT })
      .given(`${last}/text`, undefined),
  )
  denies('[R-STATE-16] deleted in words', remove.but(`${last}/deleted`, 'yes'))
  denies('[R-MSG-13 R-STATE-7] deleted with a priority', remove.weighing(`${last}/deleted`))
  denies(
    '[R-MSG-15] a tombstone with words',
    remove.but(`${message}/text`, 'Hello').butAll({ [`${last}/text`]: 'Hello' }),
  )
  denies('[R-MSG-15] a tombstone of a call', remove.but(`${message}/call`, 'voice missed 0'))
  denies('[R-MSG-15] a tombstone that answers', remove.but(`${message}/re`, HELLO))
  denies('[R-MSG-20] a tombstone with a priority', remove.weighing(`${message}/deletedBy`))
  denies('[R-MSG-21] a tombstone of another', remove.butAll({ [`${message}/from`]: 'alice' }))
  denies('[R-MSG-22] a tombstone of another time', older.but(`${room}/${HELLO}/at`, NOW))
  denies('[R-MSG-38] deleted long ago', older.but(`${room}/${HELLO}/deletedAt`, LAST_AT))
  denies('[R-MSG-40] deleted by another', remove.but(`${message}/deletedBy`, 'alice'))
  denies('[R-MSG-42] a tombstone with flowers', remove.but(`${message}/flowers`, 'x'))
  denies(
    'a tombstone is edited',
    as('bob')
      .update(editToTheSame())
      .given(message, { ...tombstone(), at: LAST_AT, updatedAt: LAST_AT, deletedAt: LAST_AT }),
  )
})
