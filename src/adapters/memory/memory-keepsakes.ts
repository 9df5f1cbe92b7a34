import type { KeptPin } from '@/domain/message/pin-remote'
import { withDeliveredLate, type ArrivedRow } from '@/domain/outbox/delivered-late'
import { changeKey, type MessageChangeRow } from '@/domain/outbox/message-change'
import type { PortraitPlace } from '@/domain/portrait/photo'
import type { Portrait } from '@/domain/portrait/portrait'
import type { Profile } from '@/domain/user/profile'
import type { PicturePlace } from '@/domain/picture/picture-remote'
import type { BlobId, RoomId } from '@/shared/ids'

/** The part of a replica that keeps what is neither a room nor a message of it, and never touches them. */
export class MemoryKeepsakes {
  readonly #pins = new Map<RoomId, readonly KeptPin[]>()
  readonly #late = new Map<RoomId, readonly ArrivedRow[]>()
  readonly #changes = new Map<string, MessageChangeRow>()
  readonly #profiles = new Map<string, Profile>()
  readonly #trays = new Map<RoomId, readonly BlobId[]>()
  #serverOffset = 0
  readonly #portraits = new Map<PortraitPlace, Portrait>()

  readPins(room: RoomId): Promise<readonly KeptPin[]> {
    return Promise.resolve(this.#pins.get(room) ?? [])
  }

  putPins(room: RoomId, pins: readonly KeptPin[]): Promise<void> {
    if (pins.length > 0) this.#pins.set(room, pins)
    else this.#pins.delete(room)
    return Promise.resolve()
  }

  readDeliveredLate(): Promise<readonly ArrivedRow[]> {
    return Promise.resolve([...this.#late.values()].flat())
  }

  noteDeliveredLate(one: ArrivedRow): Promise<void> {
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

  readChanges(): Promise<readonly MessageChangeRow[]> {
    return Promise.resolve([...this.#changes.values()].sort((a, b) => a.order - b.order))
  }

  putChange(row: MessageChangeRow): Promise<void> {
    const kept = this.#changes.get(changeKey(row))
    if (!kept || kept.order <= row.order) this.#changes.set(changeKey(row), row)
    return Promise.resolve()
  }

  dropChange(row: MessageChangeRow): Promise<void> {
    const kept = this.#changes.get(changeKey(row))
    if (kept?.order === row.order) this.#changes.delete(changeKey(row))
    return Promise.resolve()
  }

  readProfiles(): Promise<readonly Profile[]> {
    return Promise.resolve([...this.#profiles.values()])
  }

  putProfile(profile: Profile): Promise<void> {
    this.#profiles.set(profile.id, profile)
    return Promise.resolve()
  }

  readServerOffset(): Promise<number> {
    return Promise.resolve(this.#serverOffset)
  }

  putServerOffset(ms: number): Promise<void> {
    this.#serverOffset = ms
    return Promise.resolve()
  }

  readTray(room: RoomId): Promise<readonly BlobId[]> {
    return Promise.resolve(this.inTray(room))
  }

  protected addToTray(place: PicturePlace): void {
    this.takeFromTray(place)
    this.#trays.set(place.room, [...this.inTray(place.room), place.id])
  }

  protected takeFromTray({ room, id }: PicturePlace): void {
    this.#trays.set(
      room,
      this.inTray(room).filter((one) => one !== id),
    )
  }

  protected inTray(room: RoomId): readonly BlobId[] {
    return this.#trays.get(room) ?? []
  }

  protected forgetKeepsakes(room: RoomId): void {
    for (const store of [this.#pins, this.#late, this.#trays]) store.delete(room)
  }

  protected clearKeepsakes(): void {
    for (const store of [this.#pins, this.#late, this.#portraits, this.#trays]) store.clear()
    for (const store of [this.#changes, this.#profiles]) store.clear()
  }
}
