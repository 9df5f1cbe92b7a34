import { build } from 'vite'
import { DEMO_PROJECT } from '../src/adapters/firebase/local-emulators.ts'
import { checkPorts } from './world/ports.ts'
import { appAddress, HOME, readStartOptions } from './world/read-options.ts'
import { onQuit, run } from './world/run.ts'
import { startWorld } from './world/start-world.ts'

await run(async () => {
  const { ports, explain } = readStartOptions(process.argv.slice(2))
  await checkPorts(ports)
  console.log('Building Hearth…')
  await build({ logLevel: 'warn' })
  console.log('Starting the Auth, Hosting and database emulators…')
  const world = await startWorld({
    ports,
    explain,
    withHosting: true,
    directory: HOME,
    withDemoData: true,
  })
  onQuit(() => world.stop())
  console.log(
    `\nHearth is ready: ${appAddress(ports)}\nIts database, live: ${world.database.url}/?ns=${DEMO_PROJECT}\nCtrl-C ends it. Your data stays in .hearth; npm start -- --fresh starts over.`,
  )
})
