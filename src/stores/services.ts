import { inject, type InjectionKey, type ShallowRef } from 'vue'
import type { Account } from '@/domain/auth/account'
import type { Departure } from '@/domain/account/departure'
import type { AuthGateway, DemoPerson } from '@/domain/auth/auth-gateway'
import type { AppUpdates } from '@/domain/device/app-updates'
import type { TransportChoice } from '@/domain/connection/transport'
import type { CallMedia } from '@/domain/call/call-media'
import type { ServerTest } from '@/domain/peer/link-state'
import type { OpenPeerLink } from '@/domain/peer/peer-link'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Clock } from '@/domain/device/clock'
import type { Attention } from '@/domain/device/device'
import type { HintsKept } from '@/domain/device/hints'
import type { KeptArrivals } from '@/domain/fast-path/arrival'
import type { Exporter } from '@/domain/export/exporter'
import type { SkinTone } from '@/domain/emoji/skin-tone'
import type { OwnDevice } from '@/domain/device/signed-in-device'
import type { DeviceStorage } from '@/domain/device/device-storage'
import type { NoticeBoard } from '@/domain/device/notice-board'
import type { NoticePreferences } from '@/domain/notice/notice-preferences'
import type { Language, Preferences } from '@/domain/preferences/preferences'
import type { PreparePicture } from '@/domain/picture/prepare-picture'
import type { PreparePortrait } from '@/domain/portrait/prepare-portrait'
import type { Replica } from '@/domain/replica/replica'
import type { SearchEngine } from '@/domain/search/search-engine'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import type { FileParts } from '@/stores/files/file-parts'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'
import type { Outbox } from '@/sync/outbox'
import type { Sync } from '@/sync/sync'

/** One signed-in person's Hearth in this tab. It lasts as long as the page: another person, another page. */
export interface Person {
  readonly account: Account
  readonly replica: Replica
  readonly changes: Emitter<Change>
  readonly outbox: Outbox
  /** `undefined` until the database code has loaded; everything is drawn without it. */
  readonly sync: Readonly<ShallowRef<Sync | undefined>>
  serverNow(): number
  /** A new id in the form of a push id. */
  mintId(): string
}

/** What a call needs of the browser. */
export interface CallParts {
  readonly openPeerLink: OpenPeerLink
  readonly media: CallMedia
  /** The servers that help two pages to find a way between them. */
  readonly readIceServers: () => readonly RTCIceServer[]
  /** What the person has written of them; `undefined` where it is left to Hearth. */
  readonly serversMemory: Memory<string | undefined>
  /** Asks servers what they are for. */
  readonly testServers: (servers: readonly RTCIceServer[]) => Promise<ServerTest>
  /** Another network, as far as the browser tells. */
  readonly onNetworkChange: (listener: () => void) => Unsubscribe
}

/** Keeps something small and simple on this device, readable at once. */
export interface Memory<Value> {
  read(): Value
  write(value: Value): void
}

/** What a guest takes along to another account. */
export interface CarriedOver {
  /** The guest. */
  readonly from?: UserId | undefined
  readonly rooms: readonly RoomId[]
  /** Outbox rows, to be parsed by who brings them. */
  readonly unsent?: readonly unknown[] | undefined
}

export interface LastDraft {
  readonly user: UserId
  readonly room: RoomId
  readonly text: string
}

/** What was being answered or changed, and the words of the change. */
export interface KeptPurpose {
  readonly user: UserId
  readonly room: RoomId
  readonly kind: 'reply' | 'edit'
  readonly message: MessageId
  readonly text: string
}

export interface RecentEmoji {
  readonly user: UserId
  readonly emoji: string[]
  readonly tone?: SkinTone | undefined
}

/** Everything the stores need from outside; built in src/app. */
export interface Services {
  readonly person: Readonly<ShallowRef<Person | undefined>>
  /** Opens this person's replica; the screen can be drawn once it settles. */
  enter(account: Account, ownName: string): Promise<void>
  /** Starts moving data, once sign-in is confirmed. */
  goLive(): Promise<void>
  /** Loads the SDK, the first time it is called. Rejects when it cannot be loaded. */
  loadAuth(): Promise<AuthGateway>
  /** Whom the account chooser offers where the emulators run; `undefined` elsewhere. Needs no SDK. */
  loadDemoPeople(): Promise<readonly DemoPerson[] | undefined>
  /** Whether the page comes back from Google: who it is, the sign-in service is about to say. */
  isComingBack(): boolean
  /** Starts this person's search, with its worker. Rejects when its code cannot be loaded. */
  openSearch(): Promise<SearchEngine>
  /** What makes this person's exports. Rejects when its code cannot be loaded. */
  openExport(): Promise<Exporter>
  /** Whether the server says that this account was deleted. Rejects where it cannot be asked. */
  isAccountGone(user: UserId): Promise<boolean>
  /** An account that is to be deleted from here; while there is one, pages are about nothing else. */
  readonly loadDepartureMemory: () => Promise<Memory<Departure | undefined>>
  readonly accountMemory: Memory<Account | undefined>
  readonly carriedOver: Memory<CarriedOver | undefined>
  /** Whether a sign-out that was asked for is still to be done. */
  readonly signOutPending: Memory<boolean>
  /** The draft being typed, kept faster than the replica can. */
  readonly lastDraft: Memory<LastDraft | undefined>
  /** Nothing that was being typed is left for who comes next. */
  forgetTyped(): void
  /** Which emoji were used last. */
  readonly loadEmojiMemory: () => Promise<Memory<RecentEmoji | undefined>>
  readonly preferencesMemory: Memory<Preferences>
  readonly appUpdates: AppUpdates
  /** Whether the browser sends what waits even with no tab of Hearth open. */
  readonly sendsWithoutTab: Readonly<ShallowRef<boolean>>
  /** What of the browser no room needs to be drawn. */
  readonly loadBrowserParts: () => Promise<{
    readonly deviceStorage: DeviceStorage
    readonly preparePicture: PreparePicture
    readonly preparePortrait: PreparePortrait
    /** This browser, as the person's other devices list it. */
    readonly ownDevice: () => OwnDevice
    readonly purposeMemory: Memory<KeptPurpose | undefined>
    /** What came over the fast path, and the server does not have. */
    readonly arrivalsMemory: (user: UserId) => Memory<KeptArrivals>
    /** Over what the connection shall go, on this device. */
    readonly transportMemory: Memory<TransportChoice>
    /** Where the database answers to programs without a sign-in; `undefined` where it is not known. */
    readonly readDatabaseAddress: () => Promise<string | undefined>
  }>
  /** Where the device says what comes, and what it is to say. */
  readonly loadNotices: () => Promise<{
    readonly board: NoticeBoard
    readonly memory: Memory<NoticePreferences>
    readonly hintMemory: Memory<HintsKept>
    /** Whom this person has blocked, as far as this device knows. */
    readonly blockedMemory: (user: UserId) => Memory<readonly UserId[]>
  }>
  /** Loads with the first call. Rejects when its code cannot be loaded. */
  readonly loadCalls: () => Promise<CallParts>
  /** Removes what came to one person from page to page and was not saved. */
  readonly dropFiles: (user: UserId) => Promise<void>
  /** Sending and receiving files, from page to page. */
  readonly loadFiles: () => Promise<{ readonly openFileParts: (user: UserId) => FileParts }>
  /** Settles once the first picture is drawn, its messages included, or takes too long. */
  readonly drawn: Promise<void>
  noteDrawn(): void
  readonly clock: Clock
  readonly attention: Pick<Attention, 'isVisible' | 'watch'>
  readonly browserLanguage: Language
  /** Leaves this page for good: nothing of one person stays in memory for the next. */
  startOver(path: string): void
}

export const servicesKey: InjectionKey<Services> = Symbol('services')

export function useServices(): Services {
  const services = inject(servicesKey)
  if (!services) throw new Error('services were not provided')
  return services
}
