import { shapeOf } from '@/domain/picture/picture-space'
import type { Picture } from '@/domain/picture/picture'
import type { PictureProblem, PreparedPicture } from '@/domain/picture/prepare-picture'
import type { StorageProblem } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'

/** A picture above the composer. */
export interface AttachedPicture {
  readonly key: number
  readonly status: 'preparing' | 'ready' | PictureProblem
  /** An address of this page, once there is something to see. */
  readonly url?: string
  readonly prepared?: PreparedPicture
  /** Why it is not on this device, and goes with the page. */
  readonly unsafe?: StorageProblem | undefined
}

/** What stands above the composer of one room. It stays while other rooms are on screen. */
export interface Tray {
  readonly room: RoomId
  pictures: readonly AttachedPicture[]
  leftOut: number
  isSending: boolean
  unkept?: StorageProblem | undefined
  /** What was written with pictures that could not be kept, once the room was left. */
  text: string
}

export interface Trays {
  find(room: RoomId): Tray | undefined
  /** The one of this room, which begins empty. */
  of(room: RoomId): Tray
  all(): readonly Tray[]
  /** What stands in it from now on. An empty one is none any more. */
  change(tray: Tray, pictures: readonly AttachedPicture[]): void
  letGo(tray: Tray, key: number): void
  /** Another takes its place. */
  replace(tray: Tray, now: AttachedPicture): void
  isIn(tray: Tray, key: number): boolean
  nextKey(): number
}

export function createTrays(onChange: (tray: Tray) => void): Trays {
  const trays = new Map<RoomId, Tray>()
  let lastKey = 0

  function change(tray: Tray, pictures: readonly AttachedPicture[]) {
    const left = new Set(pictures.map(({ url }) => url))
    for (const { url } of tray.pictures) if (url && !left.has(url)) URL.revokeObjectURL(url)
    tray.pictures = pictures
    if (pictures.length === 0 && trays.get(tray.room) === tray) trays.delete(tray.room)
    onChange(tray)
  }

  return {
    find: (room) => trays.get(room),
    of(room) {
      const tray = trays.get(room)
      if (tray) return tray
      const empty = { room, pictures: [], leftOut: 0, isSending: false, text: '' }
      trays.set(room, empty)
      return empty
    },
    all: () => [...trays.values()],
    change,
    letGo(tray, key) {
      change(
        tray,
        tray.pictures.filter((one) => one.key !== key),
      )
    },
    replace(tray, now) {
      change(
        tray,
        tray.pictures.map((one) => (one.key === now.key ? now : one)),
      )
    },
    isIn: (tray, key) => tray.pictures.some((one) => one.key === key),
    nextKey: () => ++lastKey,
  }
}

export const toReady = (key: number, prepared: PreparedPicture): AttachedPicture => ({
  ...{ key, status: 'ready', prepared },
  url: URL.createObjectURL(new Blob([prepared.bytes], { type: prepared.type })),
})

/** As it was before it was kept. */
export const toPrepared = ({ id, type, tiny, bytes }: Picture): PreparedPicture => ({
  ...{ shape: shapeOf(id), type, tiny, bytes },
})
