import { isOwnPath, type OpenMessage } from '@/domain/device/open-message'

declare const self: ServiceWorkerGlobalScope

/** A page that has not answered by then is stuck, or is no page that could show it. */
const ANSWER_MS = 1000

/** A notice was tapped: brings Hearth forward, where the notice leads to, or opens it. */
export async function openNotice(data: unknown): Promise<void> {
  const raw = typeof data === 'object' && data !== null && 'path' in data ? data.path : undefined
  const path = isOwnPath(raw) ? raw : '/'
  // The one that was looked at last comes first.
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const room = new URL(path, self.location.origin).pathname
  const tab = tabs.find(({ url }) => new URL(url).pathname === room) ?? tabs[0]
  if (!tab) {
    await self.clients.openWindow(path)
    return
  }
  // Refused where the browser does not take it for the person's own wish.
  await tab.focus().catch(() => undefined)
  if (!(await wasOpened(tab, path))) await tab.navigate(path).catch(() => undefined)
}

function wasOpened(tab: WindowClient, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve(true)
    setTimeout(() => resolve(false), ANSWER_MS)
    const message: OpenMessage = { type: 'OPEN', path }
    tab.postMessage(message, [port2])
  })
}
