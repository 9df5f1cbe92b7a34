import { serversMemory } from '@/adapters/browser/kept-servers'
import { LOOPBACK } from '@/adapters/firebase/local-emulators'
import { readServers } from '@/domain/peer/ice-servers'

/** A public server that tells a page how it is seen from outside. On one machine there is no outside. */
const DEFAULT_SERVERS: readonly RTCIceServer[] = [{ urls: 'stun:stun.l.google.com:19302' }]

/** Those that the person has named, else what Hearth has. */
export function readIceServers(): readonly RTCIceServer[] {
  const { servers } = readServers(serversMemory.read() ?? '')
  if (servers.length > 0) return servers
  return LOOPBACK.has(location.hostname) ? [] : DEFAULT_SERVERS
}
