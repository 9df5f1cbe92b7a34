import { as } from '../support/ask.ts'
import { closeRoom } from '../support/room-writes.ts'
import { collectCases } from '../support/rule-case.ts'
import { BOBS_TOKENS, KITCHEN, NEXT, NOW } from '../support/world.ts'
import { TIMESTAMP, announcePicture, sendPiece } from '../support/writes.ts'

const id = `${NEXT}_640x480`
const picture = `blobs/${KITCHEN}/${id}`
const meta = `${picture}/meta`
const banned = { by: 'alice', at: NOW - 1 }
const announced = { from: 'bob', type: 'image/webp', n: 2 }
const half = { meta: announced, c: { 0: 'AAAA' }, has: { 0: true } }

export const blobCases = collectCases(({ allows, denies }) => {
  const announce = as('bob').update(announcePicture())
  allows(
    '[R-BLOB-7 R-BLOB-8 R-BLOB-9 R-BLOB-10 R-BLOB-11 R-BLOB-12 R-BLOB-13 R-BLOB-14 R-BLOB-15 R-BLOB-16 R-BLOB-17 R-BLOB-18 R-BLOB-19 R-BLOB-20 R-BLOB-24] a picture to come',
    announce,
  )
  allows('a picture without a small one', announce.but(`${meta}/tiny`, undefined))
  const under = (other: string) =>
    announce.butAll({
      [meta]: undefined,
      [`blobs/${KITCHEN}/${other}/meta`]: announced,
      'rate/bob/for': `${KITCHEN}/${other}`,
    })
  allows('[R-BLOB-7] a picture of another shape', under(`${NEXT}_1x1600`).asIs())
  denies('[R-BLOB-7] a picture without a shape', under(NEXT))
  denies('[R-BLOB-7] a picture of no height', under(`${NEXT}_640x0`))
  denies('[R-BLOB-8] it is announced again', announce.given(meta, announced))
  denies(
    '[R-BLOB-9] an outsider sends a picture',
    announce.given(`members/${KITCHEN}/bob`, undefined),
  )
  denies('[R-BLOB-10] one who is banned sends one', announce.given(`bans/${KITCHEN}/bob`, banned))
  for (const part of ['from', 'type', 'n']) {
    denies(`[R-BLOB-11] a picture without ${part}`, announce.but(`${meta}/${part}`, undefined))
  }
  denies(
    '[R-BLOB-12] it is paid for as another',
    announce.but('rate/bob/for', `${KITCHEN}/${NEXT}`),
  )
  denies(
    '[R-BLOB-13] it is not paid for now',
    announce
      .but('rate/bob', undefined)
      .given('rate/bob', { t: NOW - 1, n: BOBS_TOKENS, for: `${KITCHEN}/${id}` }),
  )
  const small = announce.but(`${picture}/c/0`, 'AAAA').but(`${picture}/has/0`, true)
  const whole = small.butAll({ [`${meta}/n`]: 1, [`${meta}/done`]: true }).asIs()
  allows('[R-BLOB-14 R-BLOB-23] a small picture at once', whole)
  for (const part of ['', '/from', '/type', '/tiny', '/n', '/done']) {
    denies(`[R-BLOB-14] a priority at meta${part}`, whole.weighing(meta + part))
  }
  denies('[R-BLOB-15] in the name of another', announce.but(`${meta}/from`, 'alice'))
  denies('[R-BLOB-16] a picture that runs', announce.but(`${meta}/type`, 'image/svg+xml'))
  denies('[R-BLOB-17] a small one that is an address', announce.but(`${meta}/tiny`, 'https://a'))
  allows('[R-BLOB-18] a small one of 1500', announce.but(`${meta}/tiny`, 'A'.repeat(1500)).asIs())
  denies('[R-BLOB-18] a small one of 1501', announce.but(`${meta}/tiny`, 'A'.repeat(1501)))
  denies('[R-BLOB-19] in no pieces', announce.but(`${meta}/n`, 0))
  allows('[R-BLOB-20] in eight pieces', announce.but(`${meta}/n`, 8).asIs())
  denies('[R-BLOB-20] in nine pieces', announce.but(`${meta}/n`, 9))
  denies('[R-BLOB-24] it says where it was taken', announce.but(`${meta}/place`, 'here'))

  const piece = as('bob').update(sendPiece()).given(picture, half).asIs()
  const chunk = `${picture}/c/1`
  const note = `${picture}/has/1`
  allows(
    '[R-BLOB-21 R-BLOB-22 R-BLOB-23 R-BLOB-25 R-BLOB-26 R-BLOB-27 R-BLOB-28 R-BLOB-29 R-BLOB-30 R-BLOB-31 R-BLOB-32 R-BLOB-33 R-BLOB-34 R-BLOB-35 R-BLOB-36 R-BLOB-37 R-BLOB-38] the last piece, and that it is whole',
    piece,
  )
  const middle = piece.but(`${meta}/done`, undefined).asIs()
  allows('a piece in the middle', middle)
  const done = as('bob')
    .write(`${meta}/done`, true)
    .given(picture, {
      ...half,
      c: { 0: 'AAAA', 1: 'AAAA' },
      has: { 0: true, 1: true },
    })
    .asIs()
  allows('[R-BLOB-21] it has arrived', done)
  denies('[R-BLOB-21] another says that it has arrived', done.by('alice'))
  denies('[R-BLOB-22] it has arrived, perhaps', done.but(`${meta}/done`, 'perhaps'))
  denies('[R-BLOB-23] half a picture has arrived', done.given(`${picture}/c/1`, undefined))
  for (let at = 0; at < 8; at++) {
    const pieces = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [i, 'AAAA']))
    const full = as('bob')
      .write(`${meta}/done`, true)
      .given(picture, { meta: { ...announced, n: 8 }, c: pieces })
      .asIs()
    denies(`[R-BLOB-23] without piece ${at}`, full.given(`${picture}/c/${at}`, undefined))
  }
  denies('[R-BLOB-25] a piece is written over', middle.given(chunk, 'BBBB'))
  denies(
    '[R-BLOB-26 R-BLOB-35] a piece of the picture of another',
    middle.given(`${meta}/from`, 'alice'),
  )
  denies(
    '[R-BLOB-26] a piece alone of the picture of another',
    middle.but(note, undefined).given(note, true).given(`${meta}/from`, 'alice'),
  )
  denies('[R-BLOB-27] one who has left', middle.given(`members/${KITCHEN}/bob`, undefined))
  denies('[R-BLOB-28] one who is banned', middle.given(`bans/${KITCHEN}/bob`, banned))
  const ninth = middle.butAll({
    [chunk]: undefined,
    [note]: undefined,
    [`${picture}/c/8`]: 'AAAA',
    [`${picture}/has/8`]: true,
  })
  denies('[R-BLOB-29] a ninth piece', ninth)
  denies('[R-BLOB-30] a piece that is no base64', middle.but(chunk, '<svg>'))
  denies('[R-BLOB-30] a piece that is a number', middle.but(chunk, 7))
  allows('[R-BLOB-31] a piece of 65,536', middle.but(chunk, 'A'.repeat(65_536)).asIs())
  denies('[R-BLOB-31] a piece of 65,537', middle.but(chunk, 'A'.repeat(65_537)))
  denies('[R-BLOB-32] a piece without a note', middle.but(note, undefined))
  denies('[R-BLOB-33] a piece with a priority', middle.weighing(chunk))
  const noted = as('bob')
    .write(note, true)
    .given(picture, { ...half, c: { 0: 'A', 1: 'A' } })
    .asIs()
  allows('[R-BLOB-34 R-BLOB-35 R-BLOB-36 R-BLOB-37] a piece that is there is noted', noted)
  denies('[R-BLOB-34] it is noted again', noted.given(note, true))
  denies('[R-BLOB-35] another notes it', noted.by('alice'))
  denies('[R-BLOB-36] a note that says more', noted.but(note, 'more'))
  denies('[R-BLOB-37] a piece that is not there is noted', noted.given(chunk, undefined))
  denies('[R-BLOB-38] a note with a priority', noted.weighing(note))

  const read = as('alice').read(picture).given(picture, half).asIs()
  allows('[R-BLOB-4] a member sees it', read)
  denies('[R-BLOB-4] an outsider sees it', read.by('carol'))
  denies('[R-BLOB-4] nobody sees it', read.byNobody())
  denies('all pictures of a room are read', read.readingOf(`blobs/${KITCHEN}`))

  const remove = as('bob').remove(picture).given(picture, half).asIs()
  allows('[R-BLOB-5 R-BLOB-6] its sender takes it away', remove)
  allows('[R-BLOB-6] so does the owner', remove.by('alice').asIs())
  allows('what is not there is taken away', remove.given(picture, undefined).asIs())
  denies(
    '[R-BLOB-5] it is written anew',
    remove.but(picture, { meta: announced, c: { 0: 'BBBB' }, has: { 0: true } }),
  )
  denies('[R-BLOB-6] another takes it away', remove.by('carol'))

  const close = as('alice')
    .update({ ...closeRoom(), [`blobs/${KITCHEN}`]: null })
    .given(picture, half)
    .asIs()
  allows('[R-BLOB-2 R-BLOB-3] they go with the room', close)
  const closed = { by: 'alice', at: NOW - 1 }
  const later = as('alice')
    .remove(`blobs/${KITCHEN}`)
    .given(`closedRooms/${KITCHEN}`, closed)
    .asIs()
  allows('[R-BLOB-1 R-BLOB-2 R-BLOB-3] or after it', later)
  denies(
    '[R-BLOB-3] the pictures of a room that goes on are taken away',
    later.given(`closedRooms/${KITCHEN}`, undefined),
  )
  denies(
    '[R-BLOB-1] the pictures of a room that goes on are taken away by nobody',
    later.given(`closedRooms/${KITCHEN}`, undefined).byNobody(),
  )
  denies(
    '[R-BLOB-2] a picture in a closed room',
    later
      .instead({
        [meta]: { ...announced, from: 'alice' },
        'rate/alice': { t: TIMESTAMP, n: 39, for: `${KITCHEN}/${id}` },
      })
      .given(`members/${KITCHEN}`, undefined),
  )
  denies('[R-BLOB-3] another takes them away', later.by('bob'))
})
