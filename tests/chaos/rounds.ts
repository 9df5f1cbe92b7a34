import { DEMO_PEOPLE } from '@/adapters/firebase/demo-people'
import { buildDatabase, Database } from './database'
import { Device, type Place } from './device'
import type { World } from './faults'
import { playRound, type RoundResult } from './round'
import { isClean } from './verdict'
import { openWire } from './wire'

interface Surroundings {
  readonly appPort: number
  readonly authPort: number
  readonly chromium: string
}

interface Plan {
  readonly rounds: number
  readonly firstSeed: number
  readonly isVerbose: boolean
}

export interface Totals {
  rounds: number
  accepted: number
  lost: number
  duplicated: number
  misordered: number
  readonly failedSeeds: number[]
}

/** One person on two devices and another on one, through any number of rounds. */
export async function playRounds(around: Surroundings, plan: Plan): Promise<Totals> {
  const database = new Database(await buildDatabase())
  await database.start()
  const wire = await openWire(() => database.port)
  const place: Place = {
    url: (path) =>
      `http://127.0.0.1:${around.appPort}${path}?emulators=${around.authPort},${wire.port}`,
    chromium: around.chromium,
  }
  const [mei, tom] = DEMO_PEOPLE.map(({ subject }) => subject)
  if (mei === undefined || tom === undefined) throw new Error('two demo people are needed')
  const devices = [
    new Device('laptop', mei, place),
    new Device('phone', mei, place),
    new Device('desk', tom, place),
  ]
  const world: World = { database, wire, devices }
  const totals: Totals = {
    ...{ rounds: 0, accepted: 0, lost: 0, duplicated: 0, misordered: 0 },
    failedSeeds: [],
  }
  try {
    for (const device of devices) {
      await device.start()
      await device.signIn()
    }
    for (let index = 0; index < plan.rounds; index++) {
      const seed = plan.firstSeed + index
      try {
        const result = await playRound(world, seed)
        count(totals, result)
        report(result, totals, plan.isVerbose)
      } catch (cause) {
        totals.failedSeeds.push(seed)
        console.log(`seed ${seed} was not played to its end: ${String(cause)}`)
        for (const device of devices) console.log(await device.describe())
        // The next round begins with a server, as each does.
        await database.start()
      }
    }
  } finally {
    for (const device of devices) await device.end()
    await wire.close()
    await database.end()
  }
  return totals
}

function count(totals: Totals, { seed, verdict, accepted }: RoundResult): void {
  totals.rounds++
  totals.accepted += accepted
  totals.lost += verdict.lost.length
  totals.duplicated += verdict.duplicated.length
  totals.misordered += verdict.misordered.length
  if (!isClean(verdict)) totals.failedSeeds.push(seed)
}

function report({ seed, verdict, log, accepted }: RoundResult, totals: Totals, isVerbose: boolean) {
  if (isVerbose || !isClean(verdict)) console.log(`seed ${seed}\n  ${log.join('\n  ')}`)
  if (!isClean(verdict)) console.log(verdict)
  console.log(
    `seed ${seed}: ${accepted} accepted; so far lost = ${totals.lost}, duplicated = ${totals.duplicated}`,
  )
}
