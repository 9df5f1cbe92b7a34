import type { Clock } from '@/domain/device/clock'
import type { TrackRole } from '@/domain/peer/link-signal'
import type { LinkReport, LinkState } from '@/domain/peer/link-state'
import type { Unsubscribe } from '@/shared/unsubscribe'

export interface PeerLinkOptions {
  /** Of the two, the one who gives way: see `isPolite`. */
  readonly isPolite: boolean
  /** Waits a while for the other to begin, who has more to go by. */
  readonly waits?: boolean
  readonly iceServers: readonly RTCIceServer[]
  readonly clock: Clock
  /** The server's clock, by which the later of two connections is told. */
  readonly serverNow: () => number
  /** Sends a signal to the other page. Rejects, or settles with `false`, where that cannot be done. */
  readonly say: (body: string) => Promise<boolean>
}

/**
 * A connection between two pages, for what people say and show and for data. It mends itself when the network
 * changes, and is made anew where it cannot be mended; only then do its tracks and channels begin anew.
 */
export interface PeerLink {
  readonly state: LinkState
  onState(listener: (state: LinkState) => void): Unsubscribe
  /** A signal from the other page for this link. What cannot be read or is out of date is passed over. */
  hear(body: string): void
  /** Sends this under a role from now on, or nothing any more. What is sent may be replaced at any time. */
  send(role: TrackRole, track: MediaStreamTrack | undefined): Promise<void>
  senderOf(role: TrackRole): RTCRtpSender | undefined
  /** Tells what the other sends, also what is known already. A role's next track takes the place of the last. */
  onTrack(listener: (role: TrackRole, track: MediaStreamTrack) => void): Unsubscribe
  /** Of the connection there is now. It is not open yet, or not any more once another connection is made. */
  openChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel
  /** Channels that the other has opened. */
  onChannel(listener: (channel: RTCDataChannel) => void): Unsubscribe
  /** Told at once, and for each connection that is made anew: time to open one's channels. */
  onConnection(listener: () => void): Unsubscribe
  report(): Promise<LinkReport>
  stats(): Promise<RTCStatsReport>
  /** A different network, as far as the browser knows: mended at once where it is broken. */
  noteNetworkChange(): void
  /** Once it has failed: begins anew. */
  retry(): void
  /** Frees everything. The other is told. */
  close(): void
}

export type OpenPeerLink = (options: PeerLinkOptions) => PeerLink
