import type { TabChannel } from '@/domain/device/tabs'

/**
 * BroadcastChannel between tabs. `undefined` where the browser lacks it, or the locks that tabs which
 * work together need, as on a page that is not served securely: then each tab is on its own.
 */
export function createTabChannel(name: string): TabChannel | undefined {
  if (typeof BroadcastChannel === 'undefined' || !('locks' in navigator)) return undefined
  const channel = new BroadcastChannel(name)
  // What others say while this tab still starts is kept for it: its first page was read before.
  let early: unknown[] | undefined = []
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => early?.push(data))
  return {
    name,
    post(message) {
      channel.postMessage(message)
    },
    listen(listener) {
      const onMessage = ({ data }: MessageEvent<unknown>) => listener(data)
      channel.addEventListener('message', onMessage)
      const missed = early ?? []
      early = undefined
      for (const message of missed) listener(message)
      return () => channel.removeEventListener('message', onMessage)
    },
  }
}
