import { demand, type MemoryClient } from '@/adapters/memory/memory-client'
import type { Watcher } from '@/domain/connection/watcher'
import type { DeviceRemote } from '@/domain/device/device-remote'
import { parseSignedInDevice } from '@/domain/device/parse-signed-in-device'
import {
  MAX_DEVICE_NAME,
  type OwnDevice,
  type SignedInDevice,
} from '@/domain/device/signed-in-device'
import type { DeviceId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export class MemoryDeviceRemote implements DeviceRemote {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
  }

  watch(user: UserId, watcher: Watcher<readonly SignedInDevice[]>): Unsubscribe {
    const { server } = this.#client
    return this.#client.listen({
      read: () => {
        demand(user === this.#client.user)
        return server.children(`devices/${user}`)
      },
      onValue: (children) => {
        const devices = children
          .map(([id, value]) => parseSignedInDevice({ ...(value as object), id }))
          .filter((device) => device !== undefined)
        watcher.onValue(devices, children.length - devices.length)
      },
      onLost: () => watcher.onLost(),
    })
  }

  announce(user: UserId, { id, name, since }: OwnDevice & { readonly since?: number | undefined }) {
    const { server } = this.#client
    const place = `devices/${user}/${id}`
    return this.#write(user, () => {
      const known = server.has(place) ? server.number(`${place}/since`) : server.now()
      if (name === '' || name.length > MAX_DEVICE_NAME || server.isLeaving(user)) return 'denied'
      if ((since ?? server.now()) !== known) return 'denied'
      server.set(place, { name, since: known, seen: server.now() })
      return 'done'
    })
  }

  signOut(user: UserId, device: DeviceId) {
    const { server } = this.#client
    const place = `devices/${user}/${device}`
    return this.#write(user, () => {
      if (!server.has(place)) return 'denied'
      server.set(`${place}/out`, server.now())
      return 'done'
    })
  }

  drop(user: UserId, device: DeviceId) {
    return this.#write(user, () => {
      this.#client.server.set(`devices/${user}/${device}`, null)
      return 'done'
    })
  }

  #write(user: UserId, change: () => 'done' | 'denied') {
    return this.#client.write(() => (user === this.#client.user ? change() : 'denied'))
  }
}
