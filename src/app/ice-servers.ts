import { LOOPBACK } from '@/adapters/firebase/local-emulators'

/** A public server that tells a page how it is seen from outside. On one machine there is no outside. */
const DEFAULT_SERVERS: readonly RTCIceServer[] = [{ urls: 'stun:stun.l.google.com:19302' }]

export const readIceServers = (): readonly RTCIceServer[] =>
  LOOPBACK.has(location.hostname) ? [] : DEFAULT_SERVERS
