import { as } from '../support/ask.ts'
import { collectCases } from '../support/rule-case.ts'
import { NOW } from '../support/world.ts'
import { TIMESTAMP, announceDevice } from '../support/writes.ts'

const place = 'devices/bob/phone'
const BEFORE = { name: 'Firefox, Linux', since: NOW - 9000, seen: NOW - 500 }

export const deviceCases = collectCases(({ allows, denies }) => {
  const read = as('bob').read('devices/bob')
  allows('[R-DEV-1] one reads where one is signed in', read)
  denies('[R-DEV-1] another reads it', read.by('alice'))
  denies('[R-DEV-1] nobody reads it', read.byNobody())

  const begin = as('bob').update(announceDevice())
  allows(
    '[R-DEV-2 R-DEV-3 R-DEV-4 R-DEV-5 R-DEV-6 R-DEV-7 R-DEV-8 R-DEV-9 R-DEV-10 R-DEV-11] a device is signed in',
    begin,
  )
  denies('[R-DEV-2] another signs a device in', begin.by('alice'))
  denies('[R-DEV-2] nobody does', begin.byNobody())
  for (const part of ['name', 'since', 'seen']) {
    denies(`[R-DEV-3] one without ${part}`, begin.but(`${place}/${part}`, undefined))
  }
  const under = (id: string) =>
    begin
      .but(place, undefined)
      .but(`devices/bob/${id}`, { name: 'Edge', since: TIMESTAMP, seen: TIMESTAMP })
  allows('[R-DEV-4] one under a long id', under('d'.repeat(128)).asIs())
  denies('[R-DEV-4] one under an endless id', under('d'.repeat(129)))
  denies('[R-DEV-4] one under an id with a blank', under('a phone'))
  denies('[R-DEV-5] one with a priority', begin.weighing(place))
  for (const part of ['name', 'since', 'seen']) {
    denies(`[R-DEV-5] one whose ${part} has a priority`, begin.weighing(`${place}/${part}`))
  }
  allows('[R-DEV-7] a name of 60 characters', begin.but(`${place}/name`, 'n'.repeat(60)))
  denies('[R-DEV-7] a name of 61', begin.but(`${place}/name`, 'n'.repeat(61)))
  denies('[R-DEV-6] no name', begin.but(`${place}/name`, ''))
  denies('[R-DEV-7] a number for a name', begin.but(`${place}/name`, 7))
  denies('[R-DEV-8] one that began before', begin.but(`${place}/since`, NOW - 1))
  denies('[R-DEV-9] one that was seen before', begin.but(`${place}/seen`, NOW - 1))
  denies('[R-DEV-11] something beside', begin.but(`${place}/mood`, 'fine'))

  const again = as('bob').write(`${place}/seen`, TIMESTAMP).given(place, BEFORE).asIs()
  allows('[R-DEV-9] it is seen again', again)
  denies('[R-DEV-9] it is seen in the future', again.but(`${place}/seen`, NOW + 1))
  const whole = begin.given(place, BEFORE).but(`${place}/since`, BEFORE.since).asIs()
  allows('[R-DEV-8] it stays as old as it is', whole)
  denies('[R-DEV-8] it begins anew', whole.but(`${place}/since`, TIMESTAMP))

  const signOut = as('bob').write(`${place}/out`, TIMESTAMP).given(place, BEFORE).asIs()
  allows('[R-DEV-2 R-DEV-10] one signs it out from elsewhere', signOut)
  denies('[R-DEV-2] another signs it out', signOut.by('alice'))
  denies('[R-DEV-10] at another time', signOut.but(`${place}/out`, NOW - 1))
  denies('[R-DEV-5] with a priority', signOut.weighing(`${place}/out`))
  denies('[R-DEV-3] where there is no such device', signOut.given(place, undefined))
  const gone = as('bob')
    .remove(place)
    .given(place, { ...BEFORE, out: NOW })
    .asIs()
  allows('it takes its entry away', gone)
  denies('[R-DEV-2] another does', gone.by('alice'))
})
