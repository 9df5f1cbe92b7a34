import { connectMemory } from '@/adapters/memory/memory-backend'
import { MemoryServer } from '@/adapters/memory/memory-server'
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

function openMemoryWorld(): Promise<ContractWorld> {
  let now = 1_800_000_000_000
  const server = new MemoryServer(() => now)
  return Promise.resolve({
    connect(user) {
      const { remotes, client } = connectMemory(server, user)
      return Promise.resolve({
        remotes,
        leave: () => client.goOffline(),
        comeBack: () => client.goOnline(),
      })
    },
    set: (path, value) => server.set(path, value),
    get: (path) => server.get(path),
    now: () => now,
    advance: (ms) => void (now += ms),
    close: () => Promise.resolve(),
  })
}

connectionContract('memory', openMemoryWorld)
deliveryRemotesContract('memory', async () => {
  const world = await openMemoryWorld()
  return { ...world, deliverAs: async (user) => (await world.connect(user)).remotes }
})
messageRemoteContract('memory', openMemoryWorld)
messageEditRemoteContract('memory', openMemoryWorld)
roomRemoteContract('memory', openMemoryWorld)
roomWaysContract('memory', openMemoryWorld)
presenceRemoteContract('memory', openMemoryWorld)
profileRemoteContract('memory', openMemoryWorld)
accountRemoteContract('memory', openMemoryWorld)
directoryRemoteContract('memory', openMemoryWorld)
reportRemoteContract('memory', openMemoryWorld)
deviceRemoteContract('memory', openMemoryWorld)
draftRemoteContract('memory', openMemoryWorld)
roomKeepingRemoteContract('memory', openMemoryWorld)
pinRemoteContract('memory', openMemoryWorld)
portraitRemoteContract('memory', openMemoryWorld)
readMarkRemoteContract('memory', openMemoryWorld)
pictureRemoteContract('memory', openMemoryWorld)
signalRemoteContract('memory', openMemoryWorld)
callRemoteContract('memory', openMemoryWorld)
