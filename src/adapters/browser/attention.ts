import type { Attention } from '@/domain/device/device'

export const browserAttention: Attention = {
  isVisible: () => document.visibilityState === 'visible',
  sees: (room) => browserAttention.isVisible() && location.pathname === `/room/${room}`,
  watch(listener) {
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  },
  onWake(listener) {
    const onVisibility = () => {
      if (document.visibilityState === 'visible') listener()
    }
    document.addEventListener('visibilitychange', onVisibility)
    document.addEventListener('resume', listener)
    window.addEventListener('pageshow', listener)
    window.addEventListener('online', listener)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      document.removeEventListener('resume', listener)
      window.removeEventListener('pageshow', listener)
      window.removeEventListener('online', listener)
    }
  },
  onSleep(listener) {
    document.addEventListener('freeze', listener)
    window.addEventListener('pagehide', listener)
    return () => {
      document.removeEventListener('freeze', listener)
      window.removeEventListener('pagehide', listener)
    }
  },
}
