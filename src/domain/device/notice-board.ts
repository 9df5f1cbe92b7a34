import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** What the person has told the browser. `unsupported`: it shows none, or not to this page. */
export type NoticePermission = 'granted' | 'denied' | 'default' | 'unsupported'

export interface Notice {
  /** There is one at a time about the same thing; the next takes its place. */
  readonly about: RoomId | 'catch-up' | `question ${RoomId}` | `call ${RoomId}`
  readonly title: string
  readonly body: string
  /** Where in Hearth it leads. */
  readonly path: string
  /** When that happened which it tells of. */
  readonly at: number
  /** Shown without a sound. */
  readonly isSilent: boolean
}

/** Where the system shows that something has come. */
export interface NoticeBoard {
  permission(): NoticePermission
  /** It was changed, here or in the browser's settings. */
  onPermission(listener: () => void): Unsubscribe
  /** Has the browser ask the person. Only on a tap of theirs. */
  ask(): Promise<void>
  /** Rejects where the browser does not show it. */
  show(notice: Notice): Promise<void>
  /** Takes down the notices about what is over. */
  takeDown(isOver: (about: string) => boolean): Promise<void>
  /** A notice was tapped, and this page is to show where it leads. */
  onOpen(listener: (path: string) => void): Unsubscribe
  /** The number on the app's icon, where it is installed; 0 takes it away. */
  setBadge(count: number): void
  /** A short sound, where the browser lets this page make one. */
  chime(): void
}
