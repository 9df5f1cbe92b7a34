import { chime } from '@/adapters/browser/chime'
import type { Notice, NoticeBoard } from '@/domain/device/notice-board'
import { parseOpenMessage } from '@/domain/device/open-message'

/** What TypeScript's library does not know of yet. */
interface Options extends NotificationOptions {
  readonly renotify: boolean
  readonly timestamp: number
}

const isSupported = () => 'Notification' in window
/** Taps on notices that this page shows itself. */
const taps = new EventTarget()

/** The system's notifications, shown by the service worker so that they outlive the page. */
export const browserNoticeBoard: NoticeBoard = {
  permission: () => (isSupported() ? Notification.permission : 'unsupported'),

  onPermission(listener) {
    let status: PermissionStatus | undefined
    let isOver = false
    const watch = async () => {
      const asked = await navigator.permissions.query({ name: 'notifications' })
      if (isOver) return
      status = asked
      status.addEventListener('change', listener)
    }
    // Browsers that do not tell: it is read again when the page is opened again.
    watch().catch(() => undefined)
    return () => {
      isOver = true
      status?.removeEventListener('change', listener)
    }
  },

  async ask() {
    if (isSupported()) await Notification.requestPermission()
  },

  async show(notice) {
    const worker = await registration()
    const options = toOptions(notice)
    if (worker?.active) {
      await worker.showNotification(notice.title, options)
      return
    }
    const shown = new Notification(notice.title, options)
    shown.addEventListener('click', () => {
      shown.close()
      window.focus()
      taps.dispatchEvent(new CustomEvent('open', { detail: notice.path }))
    })
  },

  async takeDown(isOver) {
    const standing = await (await registration())?.getNotifications()
    for (const notification of standing ?? []) {
      if (isOver(notification.tag)) notification.close()
    }
  },

  onOpen(listener) {
    const onTap = (event: Event) => listener((event as CustomEvent<string>).detail)
    const onMessage = ({ data, ports }: MessageEvent<unknown>) => {
      const path = parseOpenMessage(data)
      if (path === undefined) return
      ports[0]?.postMessage('opened')
      listener(path)
    }
    // Missing outside secure contexts, whatever its type says.
    const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker
    taps.addEventListener('open', onTap)
    workers?.addEventListener('message', onMessage)
    workers?.startMessages()
    return () => {
      taps.removeEventListener('open', onTap)
      workers?.removeEventListener('message', onMessage)
    }
  },

  setBadge(count) {
    const { setAppBadge } = navigator as { setAppBadge?: typeof navigator.setAppBadge }
    void setAppBadge?.call(navigator, count).catch(() => undefined)
  },

  chime,
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
  return serviceWorker?.getRegistration()
}

function toOptions({ about, body, path, at, isSilent }: Notice): Options {
  return {
    tag: about,
    body,
    data: { path },
    icon: '/icons/icon-192.png',
    timestamp: at,
    renotify: true,
    silent: isSilent,
  }
}
