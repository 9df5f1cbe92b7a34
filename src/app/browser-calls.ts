import { LOOPBACK } from '@/adapters/firebase/local-emulators'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** What a call needs of the browser, in a chunk of its own. */
export { browserCallMedia as media } from '@/adapters/browser/call-media'
export { openPeerLink } from '@/adapters/browser/peer/peer-link'

/** A public server that tells a page how it is seen from outside. On one machine there is no outside. */
const DEFAULT_SERVERS: readonly RTCIceServer[] = [{ urls: 'stun:stun.l.google.com:19302' }]

export const readIceServers = (): readonly RTCIceServer[] =>
  LOOPBACK.has(location.hostname) ? [] : DEFAULT_SERVERS

/** Another network, as far as the browser tells. */
export function onNetworkChange(listener: () => void): Unsubscribe {
  const { connection } = navigator as { readonly connection?: EventTarget }
  window.addEventListener('online', listener)
  connection?.addEventListener('change', listener)
  return () => {
    window.removeEventListener('online', listener)
    connection?.removeEventListener('change', listener)
  }
}
