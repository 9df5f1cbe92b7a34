import type { AccountRemote } from '@/domain/account/account-remote'
import type { TrafficMeter } from '@/domain/connection/traffic-meter'
import type { CallRemote } from '@/domain/call/call-remote'
import type { DeviceRemote } from '@/domain/device/device-remote'
import type { DraftRemote } from '@/domain/draft/draft-remote'
import type { MessageEditRemote } from '@/domain/message/message-edit-remote'
import type { PinRemote } from '@/domain/message/pin-remote'
import type { SignalRemote } from '@/domain/peer/signal-remote'
import type { PictureRemote } from '@/domain/picture/picture-remote'
import type { PortraitRemote } from '@/domain/portrait/portrait-remote'
import type { DirectRemote } from '@/domain/room/direct-remote'
import type { InviteRemote } from '@/domain/room/invite-remote'
import type { ReadMarkRemote } from '@/domain/room/read-mark-remote'
import type { RoomKeepingRemote } from '@/domain/room/room-keeping-remote'
import type { ReportRemote } from '@/domain/room/report-remote'
import type { RoomCareRemote } from '@/domain/room/room-care-remote'
import type { DirectoryRemote } from '@/domain/user/directory-remote'

/** The ports to the database that no room needs to be drawn. Their code loads with the first use. */
export interface FurtherRemotes {
  readonly account: AccountRemote
  readonly edits: MessageEditRemote
  readonly reports: ReportRemote
  readonly roomCare: RoomCareRemote
  readonly keeping: RoomKeepingRemote
  readonly invites: InviteRemote
  readonly direct: DirectRemote
  readonly directory: DirectoryRemote
  readonly devices: DeviceRemote
  readonly drafts: DraftRemote
  readonly readMarks: ReadMarkRemote
  readonly pictures: PictureRemote
  readonly portraits: PortraitRemote
  readonly pins: PinRemote
  readonly traffic: TrafficMeter
  readonly signals: SignalRemote
  readonly calls: CallRemote
}
