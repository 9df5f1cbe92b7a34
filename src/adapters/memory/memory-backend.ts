import { MemoryClient } from '@/adapters/memory/memory-client'
import { MemoryAccountRemote } from '@/adapters/memory/memory-account-remote'
import { MemoryConnection } from '@/adapters/memory/memory-connection'
import { MemoryCallRemote } from '@/adapters/memory/memory-call-remote'
import { MemoryDirectoryRemote } from '@/adapters/memory/memory-directory-remote'
import { MemoryDirectRemote } from '@/adapters/memory/memory-direct-remote'
import { MemoryInviteRemote } from '@/adapters/memory/memory-invite-remote'
import { MemoryDeviceRemote } from '@/adapters/memory/memory-device-remote'
import { MemoryDraftRemote } from '@/adapters/memory/memory-draft-remote'
import { MemoryMessageEditRemote } from '@/adapters/memory/memory-message-edit-remote'
import { MemoryMessageRemote } from '@/adapters/memory/memory-message-remote'
import { MemoryPictureRemote } from '@/adapters/memory/memory-picture-remote'
import { MemoryPinRemote } from '@/adapters/memory/memory-pin-remote'
import { MemoryPortraitRemote } from '@/adapters/memory/memory-portrait-remote'
import { MemoryPresenceRemote } from '@/adapters/memory/memory-presence-remote'
import { MemoryProfileRemote } from '@/adapters/memory/memory-profile-remote'
import { MemoryReadMarkRemote } from '@/adapters/memory/memory-read-mark-remote'
import { MemoryReportRemote } from '@/adapters/memory/memory-report-remote'
import { MemoryRoomCareRemote } from '@/adapters/memory/memory-room-care-remote'
import { MemoryRoomKeepingRemote } from '@/adapters/memory/memory-room-keeping-remote'
import { MemoryRoomRemote } from '@/adapters/memory/memory-room-remote'
import { MemorySignalRemote } from '@/adapters/memory/memory-signal-remote'
import type { MemoryServer } from '@/adapters/memory/memory-server'
import type { FurtherRemotes } from '@/domain/connection/further-remotes'
import type { Remotes } from '@/domain/connection/remotes'
import type { UserId } from '@/shared/ids'

export interface MemoryBackend {
  readonly remotes: Remotes
  /** The network between this person and the server, for a test to disturb. */
  readonly client: MemoryClient
}

/** Every remote port in memory, for one person. Several may share one server. */
export function connectMemory(server: MemoryServer, user: UserId): MemoryBackend {
  const client = new MemoryClient(server, user)
  const further: FurtherRemotes = {
    account: new MemoryAccountRemote(client),
    edits: new MemoryMessageEditRemote(client),
    reports: new MemoryReportRemote(client),
    roomCare: new MemoryRoomCareRemote(client),
    keeping: new MemoryRoomKeepingRemote(client),
    invites: new MemoryInviteRemote(client),
    direct: new MemoryDirectRemote(client),
    directory: new MemoryDirectoryRemote(client),
    devices: new MemoryDeviceRemote(client),
    drafts: new MemoryDraftRemote(client),
    readMarks: new MemoryReadMarkRemote(client),
    pictures: new MemoryPictureRemote(client),
    portraits: new MemoryPortraitRemote(client),
    pins: new MemoryPinRemote(client),
    traffic: client.traffic,
    signals: new MemorySignalRemote(client),
    calls: new MemoryCallRemote(client),
  }
  const remotes: Remotes = {
    connection: new MemoryConnection(client),
    messages: new MemoryMessageRemote(client),
    rooms: new MemoryRoomRemote(client),
    presence: new MemoryPresenceRemote(client),
    profiles: new MemoryProfileRemote(client),
    further: () => Promise.resolve(further),
  }
  return { remotes, client }
}
