import { parseArgs } from 'node:util'
import { DEMO_PEOPLE } from '@/adapters/firebase/demo-people'
import { findChromium } from '../../scripts/world/chromium'
import { createAccounts } from '../../scripts/world/demo-accounts'
import { startFirebaseEmulators } from '../../scripts/world/firebase-emulators'
import { freePorts } from '../../scripts/world/ports'
import { run } from '../../scripts/world/run'
import { playRounds } from './rounds'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
  },
})

await run(async () => {
  const ports = await freePorts()
  const firebase = await startFirebaseEmulators({ ports, withHosting: true })
  await createAccounts(`http://127.0.0.1:${ports.auth}`, DEMO_PEOPLE)
  try {
    const totals = await playRounds(
      { appPort: ports.app, authPort: ports.auth, chromium: findChromium() },
      { rounds: Number(values.rounds), firstSeed: Number(values.seed), isVerbose: values.verbose },
    )
    const { lost, duplicated, misordered, failedSeeds } = totals
    if (failedSeeds.length > 0) console.log(`failed seeds: ${failedSeeds.join(' ')}`)
    console.log(`${totals.rounds} rounds, ${totals.accepted} messages accepted`)
    console.log(`lost = ${lost}, duplicated = ${duplicated}, out of order = ${misordered}`)
    process.exitCode = failedSeeds.length === 0 ? 0 : 1
  } finally {
    await firebase.stop()
  }
})
