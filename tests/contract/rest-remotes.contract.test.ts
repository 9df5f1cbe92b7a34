import { describe, expect, it } from 'vitest'
import { RestDatabase } from '@/adapters/firebase/rest-database'
import { createRestRemotes } from '@/adapters/firebase/rest-remotes'
import type { UserId } from '@/shared/ids'
import { startEmulator } from '#emulator/server.ts'
import { MEI, ROOM, messageId } from '../support/fixtures'
import { deliveryRemotesContract, type DeliveryWorld } from './delivery-remotes'

const NAMESPACE = 'demo-rest'

/** As the emulators take them: the claims, and no signature. */
function tokenOf(user: UserId, expiresAt: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: user, user_id: user, exp: Math.floor(expiresAt / 1000) }
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
}

const inAnHour = () => Date.now() + 3_600_000

/** REST as the service worker speaks it, and the real rules. */
async function openRestWorld(): Promise<DeliveryWorld> {
  const emulator = await startEmulator({ port: 0, rulesFile: 'database.rules.json' })
  return {
    deliverAs(user) {
      const databaseURL = `${emulator.url}?ns=${NAMESPACE}`
      const token = () => Promise.resolve(tokenOf(user, inAnHour()))
      return Promise.resolve(createRestRemotes(new RestDatabase({ databaseURL, token })))
    },
    set: (path, value) => emulator.set(NAMESPACE, `/${path}`, value),
    get: (path) => emulator.get(NAMESPACE, `/${path}`),
    now: () => Date.now(),
    close: () => emulator.kill(),
  }
}

deliveryRemotesContract('REST', openRestWorld)

describe('REST where the server gives no verdict', () => {
  const message = { id: messageId(1), room: ROOM, from: MEI, text: 'hello', tokensLeft: 39 }

  it('rejects a token that has run out: that says nothing about the message', async () => {
    const emulator = await startEmulator({ port: 0, rulesFile: 'database.rules.json' })
    const databaseURL = `${emulator.url}?ns=${NAMESPACE}`
    const token = () => Promise.resolve(tokenOf(MEI, Date.now() - 60_000))
    const remotes = createRestRemotes(new RestDatabase({ databaseURL, token }))
    await expect(remotes.messages.send(message)).rejects.toThrow('401')
    await emulator.kill()
  })

  it('rejects when nobody answers, and when there is no token', async () => {
    const emulator = await startEmulator({ port: 0 })
    const databaseURL = `${emulator.url}?ns=${NAMESPACE}`
    await emulator.kill()
    const token = () => Promise.resolve(tokenOf(MEI, inAnHour()))
    const cut = createRestRemotes(new RestDatabase({ databaseURL, token }))
    await expect(cut.messages.send(message)).rejects.toThrow()
    const nobody = () => Promise.reject(new Error('nobody is signed in'))
    const signedOut = createRestRemotes(new RestDatabase({ databaseURL, token: nobody }))
    await expect(signedOut.messages.send(message)).rejects.toThrow('nobody is signed in')
  })
})
