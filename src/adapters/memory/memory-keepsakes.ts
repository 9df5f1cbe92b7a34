import type { KeptPin } from '@/domain/message/pin-remote'
import type { PortraitPlace } from '@/domain/portrait/photo'
import type { Portrait } from '@/domain/portrait/portrait'
import type { RoomId } from '@/shared/ids'

/** The part of a replica that keeps what rooms have pinned, and how they and people look. */
export class MemoryKeepsakes {
  protected readonly pins = new Map<RoomId, readonly KeptPin[]>()
  readonly #portraits = new Map<PortraitPlace, Portrait>()

  readPins(room: RoomId): Promise<readonly KeptPin[]> {
    return Promise.resolve(this.pins.get(room) ?? [])
  }

  putPins(room: RoomId, pins: readonly KeptPin[]): Promise<void> {
    if (pins.length > 0) this.pins.set(room, pins)
    else this.pins.delete(room)
    return Promise.resolve()
  }

  readPortrait(place: PortraitPlace): Promise<Portrait | undefined> {
    return Promise.resolve(this.#portraits.get(place))
  }

  putPortrait(place: PortraitPlace, portrait: Portrait): Promise<void> {
    this.#portraits.set(place, portrait)
    return Promise.resolve()
  }

  readPortraitPlaces(): Promise<readonly PortraitPlace[]> {
    return Promise.resolve([...this.#portraits.keys()])
  }

  dropPortraits(places: readonly PortraitPlace[]): Promise<void> {
    for (const place of places) this.#portraits.delete(place)
    return Promise.resolve()
  }
}
