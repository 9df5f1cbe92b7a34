import type { Database } from 'firebase/database'
import { FirebaseAccountRemote } from '@/adapters/firebase/firebase-account-remote'
import { FirebaseCallRemote } from '@/adapters/firebase/firebase-call-remote'
import { FirebaseDeviceRemote } from '@/adapters/firebase/firebase-device-remote'
import { FirebaseDirectoryRemote } from '@/adapters/firebase/firebase-directory-remote'
import { FirebaseDirectRemote } from '@/adapters/firebase/firebase-direct-remote'
import { FirebaseInviteRemote } from '@/adapters/firebase/firebase-invite-remote'
import { FirebaseDraftRemote } from '@/adapters/firebase/firebase-draft-remote'
import { FirebaseMessageEditRemote } from '@/adapters/firebase/firebase-message-edit-remote'
import type { FirebaseMessageRemote } from '@/adapters/firebase/firebase-message-remote'
import { FirebasePictureRemote } from '@/adapters/firebase/firebase-picture-remote'
import { FirebasePinRemote } from '@/adapters/firebase/firebase-pin-remote'
import { FirebasePortraitRemote } from '@/adapters/firebase/firebase-portrait-remote'
import { FirebaseReadMarkRemote } from '@/adapters/firebase/firebase-read-mark-remote'
import { FirebaseReportRemote } from '@/adapters/firebase/firebase-report-remote'
import { FirebaseRoomCareRemote } from '@/adapters/firebase/firebase-room-care-remote'
import { FirebaseRoomKeepingRemote } from '@/adapters/firebase/firebase-room-keeping-remote'
import { pageTraffic } from '@/adapters/firebase/page-traffic'
import { FirebaseSignalRemote } from '@/adapters/firebase/firebase-signal-remote'
import type { FurtherRemotes } from '@/domain/connection/further-remotes'

/** What no room needs to be drawn, in a chunk of its own. */
export function createFurtherRemotes(
  database: Database,
  messages: FirebaseMessageRemote,
): FurtherRemotes {
  return {
    account: new FirebaseAccountRemote(database),
    edits: new FirebaseMessageEditRemote(database, messages),
    reports: new FirebaseReportRemote(database),
    roomCare: new FirebaseRoomCareRemote(database),
    keeping: new FirebaseRoomKeepingRemote(database),
    invites: new FirebaseInviteRemote(database),
    direct: new FirebaseDirectRemote(database),
    directory: new FirebaseDirectoryRemote(database),
    devices: new FirebaseDeviceRemote(database),
    drafts: new FirebaseDraftRemote(database),
    readMarks: new FirebaseReadMarkRemote(database),
    pictures: new FirebasePictureRemote(database),
    portraits: new FirebasePortraitRemote(database),
    pins: new FirebasePinRemote(database),
    traffic: pageTraffic,
    signals: new FirebaseSignalRemote(database),
    calls: new FirebaseCallRemote(database),
  }
}
