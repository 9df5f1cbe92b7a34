import { blobCases } from '../cases/blobs.ts'
import { callCases, callLeaseCases } from '../cases/calls.ts'
import { closingCases } from '../cases/closed-rooms.ts'
import { directoryCases } from '../cases/directory.ts'
import { blockCases, directCases } from '../cases/direct.ts'
import { deviceCases } from '../cases/devices.ts'
import { draftCases } from '../cases/drafts.ts'
import { elsewhereCases } from '../cases/elsewhere.ts'
import { invitationCases, inviteCases } from '../cases/invites.ts'
import { labCases } from '../cases/lab.ts'
import { leavingCases } from '../cases/leaving.ts'
import { memberCases } from '../cases/members.ts'
import { deletionCases, editCases, messagePartCases } from '../cases/message-changes.ts'
import { messageCases, messageReadCases } from '../cases/messages.ts'
import { pinCases } from '../cases/pins.ts'
import { portraitCases, roomPortraitCases } from '../cases/portraits.ts'
import { lastSeenCases, presenceCases } from '../cases/presence.ts'
import { publicRoomCases } from '../cases/public-rooms.ts'
import { rateCases } from '../cases/rate.ts'
import { reactionCases } from '../cases/reactions.ts'
import { readCases } from '../cases/reads.ts'
import { reportCases } from '../cases/reports.ts'
import { removalCases, roleCases, roomCareCases } from '../cases/room-care.ts'
import { roomStateCases } from '../cases/room-state.ts'
import { roomCases } from '../cases/rooms.ts'
import { signalCases } from '../cases/signals.ts'
import { strangerCases } from '../cases/strangers.ts'
import { typingCases } from '../cases/typing.ts'
import { userRoomCases } from '../cases/user-rooms.ts'
import { userCases } from '../cases/users.ts'
import type { RuleCase } from './rule-case.ts'

/** Every case, by the place that it is about. */
export const CASES_BY_PLACE: Readonly<Record<string, readonly RuleCase[]>> = {
  users: userCases,
  'pictures of people': portraitCases,
  'pictures of rooms': roomPortraitCases,
  lab: labCases,
  'directory of people': directoryCases,
  userRooms: userRoomCases,
  devices: deviceCases,
  drafts: draftCases,
  rooms: roomCases,
  'care of a room': roomCareCases,
  roles: roleCases,
  'removal and bans': removalCases,
  'closed rooms': closingCases,
  invitations: invitationCases,
  invites: inviteCases,
  'direct conversations': directCases,
  private: blockCases,
  publicRooms: publicRoomCases,
  members: memberCases,
  messages: [...messageReadCases, ...messageCases, ...messagePartCases],
  'edited messages': editCases,
  'deleted messages': deletionCases,
  reactions: reactionCases,
  pictures: blobCases,
  pins: pinCases,
  roomState: roomStateCases,
  rate: rateCases,
  typing: typingCases,
  reads: readCases,
  reports: reportCases,
  signals: signalCases,
  calls: callCases,
  'who is in a call': callLeaseCases,
  presence: presenceCases,
  lastSeen: lastSeenCases,
  strangers: strangerCases,
  leaving: leavingCases,
  'anywhere else': elsewhereCases,
}

export const ALL_CASES: readonly RuleCase[] = Object.values(CASES_BY_PLACE).flat()
