// The built app, the demo data and a durable database, in a process of their own: who measures drives a browser, hears of every
// request that it makes, and would keep a database in the same process waiting.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../../scripts/world/ports.ts'
import { startWorld } from '../../scripts/world/start-world.ts'

/** Where Hearth is served, and what tells its pages where the emulators are. */
export interface WorldAddress {
  readonly url: string
  readonly emulators: string
}

const say = process.stdout.write.bind(process.stdout)
// The first line is for the address; whatever the world has to tell stands elsewhere.
console.log = console.error
const directory = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
const ports = await freePorts()
const world = await startWorld({ ports, withHosting: true, withDemoData: true, directory })
process.once('SIGTERM', () => {
  void world.stop().then(() => {
    rmSync(directory, { recursive: true, force: true })
    process.exit(0)
  })
})
const emulators = `emulators=${String(ports.auth)},${String(world.database.port)}`
const address: WorldAddress = { url: world.url, emulators }
say(`${JSON.stringify(address)}\n`)
