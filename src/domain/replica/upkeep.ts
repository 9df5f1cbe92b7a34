import type { Draft } from '@/domain/draft/draft'
import type { BrokenRow } from '@/domain/outbox/broken-row'
import type { ArrivedRow } from '@/domain/outbox/delivered-late'
import type { MessageChangeRow } from '@/domain/outbox/message-change'
import type { KeptPin } from '@/domain/message/pin-remote'
import type { Picture } from '@/domain/picture/picture'
import type { PicturePlace } from '@/domain/picture/picture-remote'
import type { PortraitPlace } from '@/domain/portrait/photo'
import type { Portrait } from '@/domain/portrait/portrait'
import type { RoomUsage } from '@/domain/replica/usage'
import type { BlobId, MessageId, RoomId, UserId } from '@/shared/ids'

/** A picture is on the disk a moment before the row that names it. */
export interface MadeLately {
  readonly by: UserId
  /** Any id that was minted then. */
  readonly since: string
}

/** A message that lies here and cannot be read, to be fetched again. */
export interface BrokenMessage {
  readonly room: RoomId
  readonly id: MessageId
}

export interface Eviction {
  /** So much is wanted back; less where the rest is to be kept. */
  readonly bytes: number
  /** So many of the newest messages stay, and at least one: history goes on from it. */
  readonly keep: number
}

export interface PictureEviction {
  /** So much is wanted back. */
  readonly bytes: number
  /** Any id that was minted then: what is younger may be about to be named by a row. */
  readonly before: string
}

/** The part of a replica that no room needs to be drawn. Writes reject with `StorageError`. */
export interface ReplicaUpkeep {
  /** Costs little: it is counted as messages come and go. */
  readUsage(): Promise<readonly RoomUsage[]>
  noteOpened(room: RoomId, at: number): Promise<void>
  /**
   * Gives up a room's oldest messages; what they leave is a gap. Settles with the bytes that came
   * back, when they are gone.
   */
  evict(room: RoomId, eviction: Eviction): Promise<number>
  /**
   * Gives up a room's oldest pictures, but those that the outbox needs and those in its tray: they come back from the network when they are
   * looked at. Settles with the bytes that came back.
   */
  evictPictures(room: RoomId, eviction: PictureEviction): Promise<number>
  /** Takes away a record that nobody can give back. */
  dropMessage(message: BrokenMessage): Promise<void>
  /** Outbox rows that cannot be read: they stay until they are dropped. */
  readBrokenRows(): Promise<readonly BrokenRow[]>
  dropBrokenRow(key: string): Promise<void>
  /** What was sent while no tab was open, over all rooms. It goes with its room. */
  readDeliveredLate(): Promise<readonly ArrivedRow[]>
  noteDeliveredLate(one: ArrivedRow): Promise<void>
  readDrafts(): Promise<readonly Draft[]>
  /** In the order in which they were wished for. */
  readChanges(): Promise<readonly MessageChangeRow[]>
  /** Takes the place of an earlier one of its kind for the message, never of a later one. */
  putChange(row: MessageChangeRow): Promise<void>
  /** Unless a later one has taken its place. */
  dropChange(row: MessageChangeRow): Promise<void>
  /** A picture that waits to be sent, or was looked at here. */
  readPicture(id: BlobId): Promise<Picture | undefined>
  putPicture(picture: Picture): Promise<void>
  dropPicture(id: BlobId): Promise<void>
  /** What waits in a room to go with what is written, in its order. It goes with its room. */
  readTray(room: RoomId): Promise<readonly BlobId[]>
  /** Keeps a picture behind those that wait in its room, in one step. A row that names it takes it from there. */
  putInTray(picture: Picture): Promise<void>
  /** It does not wait any more, and leaves the device. */
  dropFromTray(place: PicturePlace): Promise<void>
  /** What was last known to be pinned in a room, the newest first. */
  readPins(room: RoomId): Promise<readonly KeptPin[]>
  putPins(room: RoomId, pins: readonly KeptPin[]): Promise<void>
  readPortrait(place: PortraitPlace): Promise<Portrait | undefined>
  putPortrait(place: PortraitPlace, portrait: Portrait): Promise<void>
  /** Whose are kept here. Touches none of them. */
  readPortraitPlaces(): Promise<readonly PortraitPlace[]>
  dropPortraits(places: readonly PortraitPlace[]): Promise<void>
  /** The rooms that pictures are kept of. */
  readPictureRooms(): Promise<readonly RoomId[]>
  /** Those of this room that no message, no outbox row and no tray kept here names, but what this person made just now. */
  dropUnnamedPictures(room: RoomId, but: MadeLately): Promise<void>
}
