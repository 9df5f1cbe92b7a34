import type { Watcher } from '@/domain/connection/watcher'
import type { OwnDevice, SignedInDevice } from '@/domain/device/signed-in-device'
import type { DeviceId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Where one person is signed in. Implementations must pass tests/contract/device-remote.ts. */
export interface DeviceRemote {
  /** All of them at each change. */
  watch(user: UserId, watcher: Watcher<readonly SignedInDevice[]>): Unsubscribe
  /** It is signed in and has a connection now. `since`: as it is known already. While offline it waits. */
  announce(
    user: UserId,
    device: OwnDevice & { readonly since?: number | undefined },
  ): Promise<'done' | 'denied'>
  /** Asks it to sign itself out. `denied` where there is no such device. */
  signOut(user: UserId, device: DeviceId): Promise<'done' | 'denied'>
  /** It is signed out. */
  drop(user: UserId, device: DeviceId): Promise<'done' | 'denied'>
}
