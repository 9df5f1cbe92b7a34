import type { DeviceRemote } from '@/domain/device/device-remote'
import type { OwnDevice, SignedInDevice } from '@/domain/device/signed-in-device'
import { keepWatching } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

/** A device that was not seen for so long is no longer listed. */
export const FORGOTTEN_AFTER_MS = 90 * 24 * 60 * 60 * 1000

type KeeperContext = Pick<
  SyncContext,
  'account' | 'device' | 'connection' | 'changes' | 'signal'
> & { readonly devices: DeviceRemote }

/**
 * Tells the person's other devices that they are signed in here, and signs out where one of them has asked for it.
 * It ends with the lead.
 */
export function startDeviceKeeper(context: KeeperContext, own: OwnDevice): void {
  const { account, devices, connection, changes, signal } = context
  let known: readonly SignedInDevice[] | undefined
  let isDue = false
  let isLeaving = false

  function take(list: readonly SignedInDevice[]) {
    const isFirst = !known
    known = list
    if (list.some(({ id, isOut }) => id === own.id && isOut)) void leave()
    else if (isDue) announce()
    if (isFirst) forgetOld(list)
  }

  /** Once a connection, and not before it is known since when. */
  function announce() {
    if (!known || isLeaving) return
    isDue = false
    const since = known.find(({ id }) => id === own.id)?.since
    void devices.announce(account.id, { ...own, since }).catch(() => undefined)
  }

  /** The entry goes first: who signs in here again is not sent away once more. */
  async function leave() {
    if (isLeaving) return
    isLeaving = true
    await devices.drop(account.id, own.id).catch(() => undefined)
    changes.emit({ kind: 'signed-out' })
  }

  function forgetOld(list: readonly SignedInDevice[]) {
    const before = connection.serverNow() - FORGOTTEN_AFTER_MS
    for (const { id, seen } of list) {
      if (seen < before && id !== own.id) {
        void devices.drop(account.id, id).catch(() => undefined)
      }
    }
  }

  const stops = [
    keepWatching(context, (onLost) => devices.watch(account.id, { onValue: take, onLost })),
    connection.onEachConnection(() => {
      isDue = true
      announce()
    }),
  ]
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
  })
}
