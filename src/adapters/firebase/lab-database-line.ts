import {
  goOffline,
  goOnline,
  onDisconnect,
  onValue,
  ref,
  remove,
  set,
  type Database,
} from 'firebase/database'
import { pageTraffic } from '@/adapters/firebase/page-traffic'
import type { LabLine } from '@/domain/lab/lab-line'
import type { LabRole } from '@/domain/lab/technique'

interface LineParts {
  readonly path: string
  readonly role: LabRole
  readonly onArrival: (value: unknown) => void
}

/** The database over whatever transport the page has. Settles once it is connected. */
export async function openDatabaseLine(
  database: Database,
  { path, role, onArrival }: LineParts,
): Promise<LabLine> {
  const place = ref(database, path)
  const connected = (): Promise<void> =>
    new Promise((resolve) => {
      const stop = onValue(ref(database, '.info/connected'), (snapshot) => {
        if (snapshot.val() !== true) return
        resolve()
        queueMicrotask(() => stop())
      })
    })
  await connected()
  if (role === 'receiver') {
    await new Promise<void>((resolve, reject) => {
      onValue(
        place,
        (snapshot) => {
          resolve()
          onArrival(snapshot.val())
        },
        reject,
      )
    })
  } else {
    await onDisconnect(place).remove()
  }

  return {
    send: (text) => set(place, text),
    async reconnect() {
      goOffline(database)
      goOnline(database)
      await connected()
    },
    take: () => pageTraffic.take(),
    async close() {
      if (role === 'sender') await remove(place)
      goOffline(database)
    },
  }
}
