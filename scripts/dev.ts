import { createServer } from 'vite'
import { checkPorts } from './world/ports.ts'
import { appAddress, HOME, readStartOptions } from './world/read-options.ts'
import { onQuit, run } from './world/run.ts'
import { startWorld } from './world/start-world.ts'

await run(async () => {
  const { ports, explain } = readStartOptions(process.argv.slice(2))
  await checkPorts(ports)
  const world = await startWorld({
    ports,
    explain,
    withHosting: false,
    directory: HOME,
    withDemoData: true,
  })
  const vite = await createServer({ server: { port: ports.app } })
  await vite.listen()
  onQuit(async () => {
    await vite.close()
    await world.stop()
  })
  console.log(`\nHearth with hot reload: ${appAddress(ports)}\nCtrl-C ends it.`)
})
