import { evictPicturesFrom, putInTray, toKeptPicture } from '@/adapters/idb/kept-pictures'
import { takeFromTray } from '@/adapters/idb/kept-tray'
import { writeIn } from '@/adapters/idb/write-transaction'
import type { IDBPObjectStore } from 'idb'
import { lateOf, pinsOf, PORTRAITS, trayOf, type HearthSchema } from '@/adapters/idb/schema'
import type { DatabaseKeeper } from '@/adapters/idb/database-keeper'
import { evictFrom, noteOpenedIn, readUsageFrom, type TrimHistory } from '@/adapters/idb/evict'
import { readOutboxFrom } from '@/adapters/idb/outbox-transactions'
import type { Draft } from '@/domain/draft/draft'
import { parseKeptDraft } from '@/domain/draft/parse-draft'
import { toBrokenRow, type BrokenRow } from '@/domain/outbox/broken-row'
import {
  parseDeliveredLate,
  withDeliveredLate,
  type ArrivedRow,
} from '@/domain/outbox/delivered-late'
import { changeKey, type MessageChangeRow } from '@/domain/outbox/message-change'
import { parseMessageChange } from '@/domain/outbox/parse-message-change'
import type {
  BrokenMessage,
  Eviction,
  MadeLately,
  PictureEviction,
  ReplicaUpkeep,
} from '@/domain/replica/upkeep'
import { parseKeptPins } from '@/domain/message/parse-pin'
import type { KeptPin } from '@/domain/message/pin-remote'
import { parsePicture } from '@/domain/picture/parse-picture'
import type { Picture } from '@/domain/picture/picture'
import type { PicturePlace } from '@/domain/picture/picture-remote'
import { parseTray } from '@/domain/picture/tray'
import type { PortraitPlace } from '@/domain/portrait/photo'
import { isPortraitPlace, parsePortrait, type Portrait } from '@/domain/portrait/portrait'
import type { RoomUsage } from '@/domain/replica/usage'
import { isRoomId, type BlobId, type RoomId } from '@/shared/ids'

type ChangeStore = Pick<
  IDBPObjectStore<HearthSchema, ['changes'], 'changes', 'readwrite'>,
  'put' | 'delete'
>

interface UpkeepHooks {
  readonly onMessageDropped: (message: BrokenMessage) => void
  /** The replica's own, so that a page has it once. */
  readonly trimHistory: TrimHistory
  readonly onRowDropped: (key: string) => void
}

/** What is done with the database now and then. */
export class IdbUpkeep implements ReplicaUpkeep {
  readonly #keeper: DatabaseKeeper
  readonly #hooks: UpkeepHooks

  constructor(keeper: DatabaseKeeper, hooks: UpkeepHooks) {
    this.#keeper = keeper
    this.#hooks = hooks
  }

  readUsage(): Promise<readonly RoomUsage[]> {
    return this.#keeper.read(readUsageFrom)
  }

  async noteOpened(room: RoomId, at: number): Promise<void> {
    await this.#keeper.write((database) => noteOpenedIn(database, room, at))
  }

  evict(room: RoomId, eviction: Eviction): Promise<number> {
    return this.#keeper.write((database) =>
      evictFrom(database, room, eviction, this.#hooks.trimHistory),
    )
  }

  evictPictures(room: RoomId, eviction: PictureEviction): Promise<number> {
    return this.#keeper.write((database) => evictPicturesFrom(database, room, eviction))
  }

  async dropMessage(message: BrokenMessage): Promise<void> {
    const { room, id } = message
    await this.#keeper.write((database) => database.delete('messages', [room, id]))
    this.#hooks.onMessageDropped(message)
  }

  async readBrokenRows(): Promise<readonly BrokenRow[]> {
    const { broken } = await this.#keeper.read(readOutboxFrom)
    return broken.map(([key, raw]) => toBrokenRow(key, raw))
  }

  async dropBrokenRow(key: string): Promise<void> {
    await this.#keeper.write((database) => database.delete('outbox', key))
    this.#hooks.onRowDropped(key)
  }

  async readDeliveredLate(): Promise<readonly ArrivedRow[]> {
    const ofAnyRoom = IDBKeyRange.bound(lateOf(''), `${lateOf('')}\uffff`)
    const kept = await this.#keeper.read((database) => database.getAll('facts', ofAnyRoom))
    return kept.flatMap(parseDeliveredLate)
  }

  async noteDeliveredLate(one: ArrivedRow): Promise<void> {
    await this.#keeper.write((database) =>
      writeIn(database, { stores: ['facts'] }, async (transaction) => {
        const store = transaction.objectStore('facts')
        const key = lateOf(one.row.room)
        await store.put(withDeliveredLate(parseDeliveredLate(await store.get(key)), one), key)
      }),
    )
  }

  async readDrafts(): Promise<readonly Draft[]> {
    const [raw, rooms] = await this.#keeper.read((database) => {
      const { store } = database.transaction('drafts', 'readonly')
      return Promise.all([store.getAll(), store.getAllKeys()])
    })
    return rooms
      .map((room, at) => parseKeptDraft(room, raw[at]))
      .filter((draft) => draft !== undefined)
  }

  async readChanges(): Promise<readonly MessageChangeRow[]> {
    const rows = await this.#keeper.read((database) => database.getAll('changes'))
    return rows
      .map(parseMessageChange)
      .filter((row) => row !== undefined)
      .sort((a, b) => a.order - b.order)
  }

  async putChange(row: MessageChangeRow): Promise<void> {
    await this.#withChange(row, async (kept, store) => {
      if (!kept || kept.order <= row.order) await store.put(row, changeKey(row))
    })
  }

  async dropChange(row: MessageChangeRow): Promise<void> {
    await this.#withChange(row, async (kept, store) => {
      if (kept?.order === row.order) await store.delete(changeKey(row))
    })
  }

  async readPicture(id: BlobId): Promise<Picture | undefined> {
    return parsePicture(await this.#keeper.read((database) => database.get('pictures', id)))
  }

  async putPicture(picture: Picture): Promise<void> {
    // As durable as the row that names it.
    await this.#keeper.write((database) =>
      writeIn(database, { stores: ['pictures'], durability: 'strict' }, (transaction) =>
        transaction.objectStore('pictures').put(toKeptPicture(picture)),
      ),
    )
  }

  async dropPicture(id: BlobId): Promise<void> {
    await this.#keeper.write((database) => database.delete('pictures', id))
  }

  async readTray(room: RoomId): Promise<readonly BlobId[]> {
    return parseTray(await this.#keeper.read((database) => database.get('facts', trayOf(room))))
  }

  async putInTray(picture: Picture): Promise<void> {
    await this.#keeper.write((database) => putInTray(database, picture))
  }

  async dropFromTray(place: PicturePlace): Promise<void> {
    await this.#keeper.write((database) =>
      writeIn(database, { stores: ['pictures', 'facts'] }, (transaction) =>
        Promise.all([
          transaction.objectStore('pictures').delete(place.id),
          takeFromTray(transaction.objectStore('facts'), place),
        ]),
      ),
    )
  }

  async readPictureRooms(): Promise<readonly RoomId[]> {
    return this.#keeper.read(async (database) => {
      const rooms: RoomId[] = []
      // From room to room, and never into the pictures themselves.
      let cursor = await database
        .transaction('pictures')
        .store.index('room')
        .openKeyCursor(null, 'nextunique')
      for (; cursor; cursor = await cursor.continue()) {
        if (isRoomId(cursor.key)) rooms.push(cursor.key)
      }
      return rooms
    })
  }

  async dropUnnamedPictures(room: RoomId, { by, since }: MadeLately): Promise<void> {
    const stores = ['pictures', 'messages', 'outbox', 'facts'] as const
    await this.#keeper.write((database) =>
      writeIn(database, { stores }, async (transaction) => {
        const pictures = transaction.objectStore('pictures')
        const unnamed = new Set(await pictures.index('room').getAllKeys(room))
        if (unnamed.size === 0) return
        const spare = (raw: unknown) =>
          unnamed.delete(String((raw as { readonly blob?: unknown } | undefined)?.blob))
        const ofRoom = IDBKeyRange.bound([room], [room, []])
        let cursor = await transaction.objectStore('messages').openCursor(ofRoom)
        for (; cursor; cursor = await cursor.continue()) spare(cursor.value)
        for (const row of await transaction.objectStore('outbox').getAll()) spare(row)
        const tray = parseTray(await transaction.objectStore('facts').get(trayOf(room)))
        for (const blob of tray) spare({ blob })
        for (const id of unnamed) {
          const isYoung = id > since && parsePicture(await pictures.get(id))?.from === by
          if (!isYoung) await pictures.delete(id)
        }
      }),
    )
  }

  async readPins(room: RoomId): Promise<readonly KeptPin[]> {
    return parseKeptPins(await this.#keeper.read((database) => database.get('facts', pinsOf(room))))
  }

  async putPins(room: RoomId, pins: readonly KeptPin[]): Promise<void> {
    await this.#keeper.write(async (database) => {
      if (pins.length > 0) await database.put('facts', pins, pinsOf(room))
      else await database.delete('facts', pinsOf(room))
    })
  }

  async readPortrait(place: PortraitPlace): Promise<Portrait | undefined> {
    const kept: unknown = await this.#keeper.read((database) =>
      database.get('facts', PORTRAITS + place),
    )
    return parsePortrait(kept)
  }

  async putPortrait(place: PortraitPlace, portrait: Portrait): Promise<void> {
    await this.#keeper.write((database) => database.put('facts', portrait, PORTRAITS + place))
  }

  async readPortraitPlaces(): Promise<readonly PortraitPlace[]> {
    const all = IDBKeyRange.bound(PORTRAITS, `${PORTRAITS}\uffff`)
    const keys = await this.#keeper.read((database) => database.getAllKeys('facts', all))
    return keys.map((key) => key.slice(PORTRAITS.length)).filter(isPortraitPlace)
  }

  async dropPortraits(places: readonly PortraitPlace[]): Promise<void> {
    await this.#keeper.write((database) =>
      writeIn(database, { stores: ['facts'] }, async (transaction) => {
        const facts = transaction.objectStore('facts')
        for (const place of places) await facts.delete(PORTRAITS + place)
      }),
    )
  }

  async #withChange(
    row: MessageChangeRow,
    work: (kept: MessageChangeRow | undefined, store: ChangeStore) => Promise<void>,
  ): Promise<void> {
    await this.#keeper.write((database) =>
      writeIn(database, { stores: ['changes'], durability: 'strict' }, async (transaction) => {
        const store = transaction.objectStore('changes')
        await work(parseMessageChange(await store.get(changeKey(row))), store)
      }),
    )
  }
}
