import type { Volume } from '@/domain/connection/traffic-meter'

/** One end of one technique, as the lab measures it. What arrives is told to who has opened it. */
export interface LabLine {
  /** Settles once the server, or the other end, has said that it has it. */
  send(text: string): Promise<void>
  /** Ends what it goes over and makes it anew; settles once it carries again. */
  reconnect(): Promise<void>
  /** What has gone over it since this was asked last, without what the network wraps around it. */
  take(): Volume
  /** Leaves nothing behind. */
  close(): Promise<void>
}
