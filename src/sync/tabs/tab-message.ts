import type { Ending } from '@/domain/connection/connection'
import type { TabChannel } from '@/domain/device/tabs'
import type { Position } from '@/domain/message/message'
import type { PresenceRecord } from '@/domain/presence/presence-remote'
import type { ReadMark } from '@/domain/room/read-mark'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import type { AskedAction, Topic } from '@/sync/actions/actions'
import type { Change } from '@/sync/change'
import type { RoomPeople } from '@/sync/people-watch'
import type { LossReason } from '@/sync/room-feed'
import type { ReadUpTo } from '@/sync/rooms-sync'
import type { ConnectionStatus } from '@/sync/status-board'

/** Raise it when a message changes its meaning: tabs that would not understand each other do not meet. */
const TAB_PROTOCOL = 1

/** Where the tabs of a person meet; tabs of another version have a leader of their own. */
export const tabsName = (user: UserId): string => `hearth-${TAB_PROTOCOL}-${user}`

export type TabId = string

/** Held by each tab that has company, for as long as it lives. */
export const tabLock = (channel: TabChannel, tab: TabId): string => `${channel.name}-tab-${tab}`

/** What one tab of a person says to the others. */
export type TabMessage =
  | { readonly kind: 'change'; readonly change: Change }
  /** Who leads? The leader says it to all. */
  | { readonly kind: 'hello' }
  | LeadMessage
  | { readonly kind: 'interest'; readonly from: TabId; readonly interest: Interest }
  | { readonly kind: 'people'; readonly room: RoomId; readonly people: ToldPeople }
  | { readonly kind: 'reads'; readonly room: RoomId; readonly marks: readonly ReadMark[] }
  /** Parsed by who follows it; see action-schemas.ts. Nothing is told where it can no longer be read. */
  | { readonly kind: 'topic'; readonly topic: string; readonly told?: unknown }
  | { readonly kind: 'lost'; readonly room: RoomId; readonly reason: LossReason }
  | {
      readonly kind: 'ask'
      readonly from: TabId
      readonly number: number
      readonly question: Question
    }
  | {
      readonly kind: 'answer'
      readonly to: TabId
      readonly number: number
      readonly answer: unknown
    }

/** `RoomPeople` as it is told to other tabs. */
export interface ToldPeople extends Omit<RoomPeople, 'presences'> {
  readonly presences: readonly (PresenceRecord & { readonly user: UserId })[]
}

export interface LeadMessage {
  readonly kind: 'lead'
  readonly leader: TabId
  readonly status: ConnectionStatus
  /** How far the server's clock is ahead of this device's, in ms. */
  readonly offset: number
  /** For how long nobody has looked at the leader, in ms. */
  readonly hiddenFor: number
}

/** All that a tab wants to be kept up to date, each time as a whole. */
export interface Interest {
  readonly isVisible: boolean
  readonly feeds: readonly RoomId[]
  readonly people: readonly RoomId[]
  /** Of which rooms it shows how far members have read. */
  readonly reads: readonly RoomId[]
  readonly topics: readonly Topic[]
  readonly isExploring: boolean
  readonly profiles: readonly UserId[]
}

/** What only the tab with the connection can do. */
export type Question =
  | { readonly name: 'load-older'; readonly room: RoomId; readonly before: Position }
  | { readonly name: 'load-newer'; readonly room: RoomId; readonly after: Position }
  | { readonly name: 'find'; readonly room: RoomId; readonly id: MessageId }
  | { readonly name: 'mark-read'; readonly room: RoomId; readonly read: ReadUpTo }
  | { readonly name: 'touch' | 'end-typing'; readonly room: RoomId }
  | { readonly name: 'act'; readonly action: AskedAction }
  | { readonly name: 'reconnect'; readonly why?: Ending | undefined }
  | { readonly name: 'stop' }
