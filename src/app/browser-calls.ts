import { serversMemory } from '@/adapters/browser/kept-servers'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** What a call needs of the browser, in a chunk of its own. */
export { browserCallMedia as media } from '@/adapters/browser/call-media'
export { testServers } from '@/adapters/browser/peer/test-servers'
export { serversMemory }
export { openPeerLink } from '@/adapters/browser/peer/peer-link'
export { readIceServers } from '@/app/ice-servers'

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
