import type { Picture } from '@/domain/picture/picture'
import type { PreparedPicture } from '@/domain/picture/prepare-picture'
import type { BlobId, RoomId } from '@/shared/ids'
import {
  toPrepared,
  toReady,
  type AttachedPicture,
  type Trays,
} from '@/stores/attached-pictures/tray'
import type { Services } from '@/stores/services'

/** What is known here of a picture on the disk. It stays known when the picture has left its tray: nothing brings it back. */
interface Kept {
  readonly id: BlobId
  writing?: Promise<void> | undefined
  isSafe: boolean
}

export interface TrayKeeper {
  /**
   * Keeps a picture that stands in the tray of a room, or tries again; what it is on this device. Rejects with
   * `StorageError`. `undefined`: nobody is signed in any more.
   */
  keep(room: RoomId, key: number, prepared: PreparedPicture): Promise<Picture | undefined>
  /** It was removed by hand. */
  drop(room: RoomId, key: number): Promise<void>
  /** Shows what waits in a room: what another page has left or added, without what it has sent or removed. */
  takeUp(room: RoomId): Promise<void>
  /** The browser has cleared the disk: nothing is on it any more. */
  forget(): void
}

interface KeeperParts {
  readonly person: Services['person']
  readonly trays: Trays
  readonly make: (prepared: PreparedPicture, room: RoomId) => Picture | undefined
}

/**
 * Pictures that are not sent yet, on this device, so that they outlive the page. A room has one tray on a device, as it has
 * one draft, and every tab shows it: see docs/decisions/0023-one-tray-a-room.md.
 */
export function createTrayKeeper({ person, trays, make }: KeeperParts): TrayKeeper {
  const kept = new Map<number, Kept>()
  let taking = Promise.resolve()

  async function write(one: Kept, picture: Picture) {
    const current = person.value
    if (!current) return
    await (await current.replica.upkeep()).putInTray(picture)
    one.isSafe = true
    current.changes.emit({ kind: 'tray', room: picture.room })
  }

  async function takeUp(room: RoomId) {
    const current = person.value
    if (!current) return
    const wasSafe = new Set([...kept.values()].filter(({ isSafe }) => isSafe))
    const upkeep = await current.replica.upkeep()
    const order = await upkeep.readTray(room)
    // What is being written just now is known already, though it may be among them.
    const known = new Set([...kept.values()].map(({ id }) => id))
    const fresh = order.filter((id) => !known.has(id))
    const read = await Promise.all(fresh.map((id) => upkeep.readPicture(id)))
    if (person.value !== current) return
    const tray = trays.find(room) ?? (read.some(Boolean) ? trays.of(room) : undefined)
    if (!tray) return
    const added = read.filter((picture) => picture !== undefined).map(add)
    const places = new Map(order.map((id, place) => [id, place]))
    const placeOf = ({ key }: AttachedPicture) => {
      const one = kept.get(key)
      return one && places.get(one.id)
    }
    const isGone = (picture: AttachedPicture) => {
      const one = kept.get(picture.key)
      return one?.isSafe && wasSafe.has(one) && !places.has(one.id)
    }
    const left = [...tray.pictures.filter((picture) => !isGone(picture)), ...added]
    if (added.length === 0 && left.length === tray.pictures.length) return
    // What is not on the disk, as it is being prepared, stands behind what is.
    if (added.length > 0)
      left.sort((a, b) => (placeOf(a) ?? order.length) - (placeOf(b) ?? order.length))
    trays.change(tray, left)
  }

  function add(picture: Picture): AttachedPicture {
    const key = trays.nextKey()
    kept.set(key, { id: picture.id, isSafe: true })
    return toReady(key, toPrepared(picture))
  }

  return {
    async keep(room, key, prepared) {
      const made = make(prepared, room)
      if (!made) return undefined
      const one = kept.get(key) ?? { id: made.id, isSafe: false }
      kept.set(key, one)
      const picture = { ...made, id: one.id }
      if (!one.isSafe)
        await (one.writing ??= write(one, picture).finally(() => (one.writing = undefined)))
      return picture
    },
    async drop(room, key) {
      const one = kept.get(key)
      const current = person.value
      if (!one || !current) return
      await one.writing?.catch(() => undefined)
      await (await current.replica.upkeep()).dropFromTray({ room, id: one.id })
      current.changes.emit({ kind: 'tray', room })
    },
    takeUp: (room) => (taking = taking.then(() => takeUp(room)).catch(() => undefined)),
    forget() {
      for (const one of kept.values()) one.isSafe = false
    },
  }
}
