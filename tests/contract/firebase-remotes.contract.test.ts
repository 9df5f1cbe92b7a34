import { deleteApp, initializeApp, setLogLevel, type FirebaseApp } from 'firebase/app'
import { connectDatabaseEmulator, getDatabase, goOffline, goOnline } from 'firebase/database'
import { connectRemotes } from '@/adapters/firebase/connect-remotes'
import { startEmulator } from '#emulator/server.ts'
import { accountRemoteContract } from './account-remote'
import { callRemoteContract } from './call-remote'
import { connectionContract } from './connection'
import { deliveryRemotesContract } from './delivery-remotes'
import { directoryRemoteContract } from './directory-remote'
import { deviceRemoteContract } from './device-remote'
import { draftRemoteContract } from './draft-remote'
import { roomKeepingRemoteContract } from './room-keeping-remote'
import { messageEditRemoteContract } from './message-edit-remote'
import { messageRemoteContract } from './message-remote'
import { pictureRemoteContract } from './picture-remote'
import { portraitRemoteContract } from './portrait-remote'
import { presenceRemoteContract } from './presence-remote'
import { profileRemoteContract } from './profile-remote'
import { pinRemoteContract } from './pin-remote'
import { readMarkRemoteContract } from './read-mark-remote'
import { reportRemoteContract } from './report-remote'
import { roomRemoteContract } from './room-remote'
import { roomWaysContract } from './room-ways'
import { signalRemoteContract } from './signal-remote'
import type { ContractWorld } from './world'

// The SDK warns about each denial; here denials are what is asked for.
setLogLevel('silent')

const NAMESPACE = 'demo-contract'
let names = 0

/** The official SDK, a connection for each person, and the real rules. */
async function openFirebaseWorld(): Promise<ContractWorld> {
  let ahead = 0
  const now = () => Date.now() + ahead
  const emulator = await startEmulator({ port: 0, rulesFile: 'database.rules.json', clock: now })
  const apps: FirebaseApp[] = []
  return {
    connect(user) {
      const databaseURL = `${emulator.url}?ns=${NAMESPACE}`
      const app = initializeApp({ projectId: NAMESPACE, databaseURL }, `contract-${++names}`)
      apps.push(app)
      const database = getDatabase(app)
      const mockUserToken = { user_id: user, sub: user }
      connectDatabaseEmulator(database, emulator.host, emulator.port, { mockUserToken })
      const clock = { now: () => Date.now(), knownOffset: 0, onOffset: () => undefined }
      const remotes = connectRemotes(database, clock)
      return new Promise((resolve) => {
        const stop = remotes.connection.watch((isConnected) => {
          if (!isConnected) return
          queueMicrotask(() => stop())
          resolve({
            remotes,
            leave: () => goOffline(database),
            comeBack: () => goOnline(database),
          })
        })
      })
    },
    set: (path, value) => emulator.set(NAMESPACE, `/${path}`, value),
    get: (path) => emulator.get(NAMESPACE, `/${path}`),
    now,
    advance: (ms) => void (ahead += ms),
    async close() {
      await Promise.all(apps.map((app) => deleteApp(app)))
      await emulator.kill()
    },
  }
}

connectionContract('firebase', openFirebaseWorld)
deliveryRemotesContract('firebase', async () => {
  const world = await openFirebaseWorld()
  return { ...world, deliverAs: async (user) => (await world.connect(user)).remotes }
})
messageRemoteContract('firebase', openFirebaseWorld)
messageEditRemoteContract('firebase', openFirebaseWorld)
roomRemoteContract('firebase', openFirebaseWorld)
roomWaysContract('firebase', openFirebaseWorld)
presenceRemoteContract('firebase', openFirebaseWorld)
profileRemoteContract('firebase', openFirebaseWorld)
accountRemoteContract('firebase', openFirebaseWorld)
directoryRemoteContract('firebase', openFirebaseWorld)
reportRemoteContract('firebase', openFirebaseWorld)
deviceRemoteContract('firebase', openFirebaseWorld)
draftRemoteContract('firebase', openFirebaseWorld)
roomKeepingRemoteContract('firebase', openFirebaseWorld)
pinRemoteContract('firebase', openFirebaseWorld)
portraitRemoteContract('firebase', openFirebaseWorld)
readMarkRemoteContract('firebase', openFirebaseWorld)
pictureRemoteContract('firebase', openFirebaseWorld)
signalRemoteContract('firebase', openFirebaseWorld)
callRemoteContract('firebase', openFirebaseWorld)
