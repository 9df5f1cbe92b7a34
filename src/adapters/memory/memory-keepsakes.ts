import type { KeptPin } from '@/domain/message/pin-remote'
import { withDeliveredLate, type DeliveredLate } from '@/domain/outbox/delivered-late'
import type { PortraitPlace } from '@/domain/portrait/photo'
import type { Portrait } from '@/domain/portrait/portrait'
import type { RoomId } from '@/shared/ids'

/** The part of a replica that keeps what rooms have pinned, how they and people look, and what was sent without a tab. */
export class MemoryKeepsakes {
  readonly #pins = new Map<RoomId, readonly KeptPin[]>()
  readonly #late = new Map<RoomId, readonly DeliveredLate[]>()
  readonly #portraits = new Map<PortraitPlace, Portrait>()

  readPins(room: RoomId): Promise<readonly KeptPin[]> {
    return Promise.resolve(this.#pins.get(room) ?? [])
  }

  putPins(room: RoomId, pins: readonly KeptPin[]): Promise<void> {
    if (pins.length > 0) this.#pins.set(room, pins)
    else this.#pins.delete(room)
    return Promise.resolve()
  }

  readDeliveredLate(): Promise<readonly DeliveredLate[]> {
    return Promise.resolve([...this.#late.values()].flat())
  }

  noteDeliveredLate(one: DeliveredLate): Promise<void> {
    const { room } = one.row
    this.#late.set(room, withDeliveredLate(this.#late.get(room) ?? [], one))
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

  protected forgetKeepsakes(room: RoomId): void {
    for (const store of [this.#pins, this.#late]) store.delete(room)
  }

  protected clearKeepsakes(): void {
    for (const store of [this.#pins, this.#late, this.#portraits]) store.clear()
  }
}
