import { as, type Ask } from '../support/ask.ts'
import { closeRoom, eraseAccount, setPortrait, setRoomPortrait } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { KITCHEN, NOW } from '../support/world.ts'
import { TIMESTAMP } from '../support/writes.ts'

const mine = 'userPortraits/bob'
const ofKitchen = `roomPortraits/${KITCHEN}`
const EARLIER = NOW - 60_000
const kept = { at: EARLIER, data: 'data:image/jpeg;base64,AAAA' }
const base64 = (length: number) => 'data:image/webp;base64,'.padEnd(length, 'A')

/** The small pictures that people and rooms are shown by. */
export const portraitCases = collectCases(({ allows, denies }) => {
  const read = as('carol').read('userPortraits/alice')
  allows('[R-POR-4] a signed-in person reads somebody’s', read)
  denies('[R-POR-4] nobody does', read.byNobody())
  denies('all of them at once', as('carol').read('userPortraits'))

  const choose = as('bob').update(setPortrait())
  allows(
    '[R-POR-1 R-POR-2 R-POR-5 R-POR-6 R-POR-7 R-POR-8 R-POR-9 R-POR-10 R-POR-11 R-POR-12 R-POR-13 R-POR-15] one chooses a picture of oneself',
    choose,
  )
  allows('or a photograph', choose.but(`${mine}/data`, kept.data))
  allows('in the place of an address', choose.given('users/bob/photo', 'https://photos.example/b'))
  const replace = choose.given(mine, kept).given('users/bob/photo', EARLIER).asIs()
  allows('and another one', replace)
  const forBob = replace.instead({ [mine]: null, 'users/bob/photo': null })
  const remove = forBob.asIs()
  allows('[R-POR-1 R-POR-6] and takes it away', remove)
  const address = { [mine]: null, 'users/bob/photo': 'https://photos.example/bob' }
  allows('for an address', replace.instead(address).asIs())
  denies('[R-POR-1] the profile names one that is not there', choose.but(mine, undefined))
  denies('[R-POR-1] the profile forgets one that stays', remove.but(mine, undefined))
  denies(
    '[R-POR-1] an address is put over it',
    replace.instead(address).asIs().but(mine, undefined),
  )
  const other = choose.by('carol')
  denies('[R-POR-5] another chooses it', other)
  denies(
    '[R-POR-5] another chooses it, in their own name',
    choose.by('carol').but('users/bob/photo', undefined).given('users/bob/photo', NOW),
  )
  const alone = choose.but('users/bob/photo', undefined).given('users/bob/photo', NOW).asIs()
  allows('[R-POR-5] one that the profile names already', alone)
  denies(
    '[R-POR-5] by another',
    alone
      .butAll({ 'rate/bob': undefined })
      .by('carol')
      .given('rate/carol', { t: NOW, n: 3, for: 'portrait' }),
  )
  denies(
    '[R-POR-6] it goes, and the profile names it still',
    remove.but('users/bob/photo', undefined),
  )
  denies(
    '[R-POR-6] it is there beside an address',
    alone.given('users/bob/photo', 'https://photos.example/bob'),
  )
  denies(
    '[R-POR-7] it loses its picture',
    replace.but(`${mine}/data`, undefined).but(`${mine}/data`, null),
  )
  denies(
    '[R-POR-8] it was chosen yesterday',
    choose.butAll({
      [`${mine}/at`]: EARLIER,
      'users/bob/photo': EARLIER,
    }),
  )
  denies('[R-POR-9] the profile names an earlier one', alone.given('users/bob/photo', EARLIER))
  denies('[R-POR-10] for a token that pays for something else', choose.but('rate/bob/for', KITCHEN))
  denies(
    '[R-POR-11] for a token that is spent',
    choose.but('rate/bob', undefined).given('rate/bob', { t: NOW - 1, n: 3, for: 'portrait' }),
  )
  for (const part of ['', '/at', '/data']) {
    denies(`[R-POR-12] with a priority at ${part || 'its top'}`, choose.weighing(`${mine}${part}`))
  }
  denies(
    '[R-POR-13] a drawing that could run',
    choose.but(`${mine}/data`, 'data:image/svg+xml;base64,AAAA'),
  )
  denies('[R-POR-13] a page', choose.but(`${mine}/data`, 'data:text/html;base64,AAAA'))
  denies('[R-POR-13] an address', choose.but(`${mine}/data`, 'https://photos.example/bob'))
  denies('[R-POR-13] a number', choose.but(`${mine}/data`, 7))
  allows('[R-POR-14] in 12,000 characters', choose.but(`${mine}/data`, base64(12_000)))
  denies('[R-POR-14] in more', choose.but(`${mine}/data`, base64(12_001)))
  denies('[R-POR-15] with a name beside it', choose.but(`${mine}/name`, 'Bob'))
  denies('[R-LEAVE-27] by who is leaving', choose.given('leaving/bob', EARLIER))

  const erase = as('bob')
    .update(eraseAccount())
    .given('leaving/bob', EARLIER)
    .given('users/bob/photo', EARLIER)
    .given(mine, kept)
    .instead({ 'users/bob': null, [mine]: null })
    .asIs()
  allows('[R-POR-1 R-LEAVE-27] it goes with the account', erase)
  denies('[R-POR-1] it stays behind', erase.but(mine, undefined))
})

export const roomPortraitCases = collectCases(({ allows, denies }) => {
  const asPrivate = (ask: Ask) =>
    ask.given(`rooms/${KITCHEN}/kind`, 'private').given(`publicRooms/${KITCHEN}`, undefined)
  const read = as('carol').read(ofKitchen)
  allows('[R-POR-16 R-POR-17] a signed-in person reads that of a public room', read)
  denies('[R-POR-16] nobody does', read.byNobody())
  denies('[R-POR-17] an outsider reads that of a private room', asPrivate(read))
  allows('a member does', asPrivate(read).by('bob'))
  allows(
    'and who is asked in',
    asPrivate(read).given(`invitations/carol/${KITCHEN}`, { by: 'alice', at: 1 }),
  )
  denies('all of them at once', as('carol').read('roomPortraits'))

  const choose = as('alice').update(setRoomPortrait())
  const place = `rooms/${KITCHEN}/photo`
  allows(
    '[R-ROOM-29 R-ROOM-31 R-POR-18 R-POR-19 R-POR-20 R-POR-21 R-POR-22 R-POR-23 R-POR-24 R-POR-26] the owner chooses one for the room',
    choose,
  )
  allows('an administrator, too', choose.given(`members/${KITCHEN}/alice/role`, 'admin'))
  allows('of a private room', asPrivate(choose))
  denies(
    '[R-ROOM-29 R-POR-18] by a member',
    choose.given(`members/${KITCHEN}/alice/role`, 'member'),
  )
  denies('[R-ROOM-31] the room names one that is not there', choose.but(ofKitchen, undefined))
  denies(
    '[R-ROOM-31] an address in its place',
    choose.but(ofKitchen, undefined).but(place, 'https://photos.example/pan'),
  )
  const again = choose.given(ofKitchen, kept).given(place, EARLIER).asIs()
  allows('and another one', again)
  const remove = again.butAll({ [ofKitchen]: null, [place]: null }).asIs()
  allows('[R-ROOM-30 R-POR-19] and takes it away', remove)
  denies('by a member', remove.given(`members/${KITCHEN}/alice/role`, 'member'))
  const address = remove.but(ofKitchen, undefined).given(ofKitchen, undefined).asIs()
  allows('[R-ROOM-29] what is no picture of the room goes alone', address)
  denies(
    '[R-ROOM-29] and not by a member',
    address.given(`members/${KITCHEN}/alice/role`, 'member'),
  )
  denies('[R-ROOM-30] the room forgets one that stays', remove.but(ofKitchen, undefined))
  denies('[R-POR-19] it goes, and the room names it still', remove.but(place, undefined))
  denies('[R-POR-20] it loses its picture', choose.but(`${ofKitchen}/data`, null))
  denies('[R-ROOM-22] with a priority in the room', choose.weighing(place))
  denies(
    '[R-POR-21] it was chosen yesterday',
    choose.butAll({ [`${ofKitchen}/at`]: EARLIER, [place]: EARLIER }),
  )
  const alone = choose
    .instead({ [ofKitchen]: { at: TIMESTAMP, data: kept.data } })
    .given(place, NOW)
    .asIs()
  allows('[R-POR-18 R-POR-22] one that the room names already', alone)
  denies('[R-POR-18] by a member', alone.by('bob'))
  denies('[R-POR-22] the room names an earlier one', alone.given(place, EARLIER))
  for (const part of ['', '/at', '/data']) {
    denies(
      `[R-POR-23] with a priority at ${part || 'its top'}`,
      choose.weighing(`${ofKitchen}${part}`),
    )
  }
  denies(
    '[R-POR-24] a drawing that could run',
    choose.but(`${ofKitchen}/data`, 'data:image/svg+xml;base64,AAAA'),
  )
  allows('[R-POR-25] in 12,000 characters', choose.but(`${ofKitchen}/data`, base64(12_000)))
  denies('[R-POR-25] in more', choose.but(`${ofKitchen}/data`, base64(12_001)))
  denies('[R-POR-26] with a name beside it', choose.but(`${ofKitchen}/name`, 'Kitchen'))

  const close = as('alice').update(closeRoom()).given(ofKitchen, kept).given(place, EARLIER).asIs()
  allows('[R-POR-3] it goes with the room', close)
  denies('[R-POR-3] it stays behind', close.but(ofKitchen, undefined))
})
