import type { Roles, TrackRole } from '@/domain/peer/link-signal'

/** What is sent and received over one connection, by its roles. */
export interface LinkTracks {
  /** For the description to send. */
  roles(): Roles
  /** From the description to take. */
  setRemoteRoles(roles: Roles): void
  send(role: TrackRole, track: MediaStreamTrack | undefined): Promise<void>
  senderOf(role: TrackRole): RTCRtpSender | undefined
}

export function createLinkTracks(
  connection: RTCPeerConnection,
  onTrack: (role: TrackRole, track: MediaStreamTrack) => void,
): LinkTracks {
  const senders = new Map<TrackRole, RTCRtpSender>()
  // Lips move with what is said only within one stream.
  const person = new MediaStream()
  const screen = new MediaStream()
  let remoteRoles: Roles = {}

  connection.addEventListener('track', ({ track, transceiver }) => {
    const guess: TrackRole = track.kind === 'audio' ? 'voice' : 'camera'
    onTrack(remoteRoles[transceiver.mid ?? ''] ?? guess, track)
  })

  return {
    roles() {
      const byMid: Record<string, TrackRole> = {}
      for (const [role, sender] of senders) {
        const mid = connection.getTransceivers().find((each) => each.sender === sender)?.mid
        if (mid) byMid[mid] = role
      }
      return byMid
    },
    setRemoteRoles(roles) {
      remoteRoles = roles
    },
    async send(role, track) {
      const sender = senders.get(role)
      if (sender) await sender.replaceTrack(track ?? null)
      else if (track) {
        const stream = role === 'screen' || role === 'screen-sound' ? screen : person
        senders.set(role, connection.addTrack(track, stream))
      }
    },
    senderOf: (role) => senders.get(role),
  }
}
