import type { AppUpdates } from '@/domain/device/app-updates'

/** How often an open app asks for a new version of itself. */
const UPDATE_CHECK_MS = 60 * 60 * 1000

/** Chromium's event; other browsers never raise it, and instructions are shown instead. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** The service worker's life and the install prompt. Call it once, early: the prompt comes once. */
export function createBrowserAppUpdates(): AppUpdates {
  const listeners = new Set<() => void>()
  let installPrompt: InstallPromptEvent | undefined
  const standalone = window.matchMedia('(display-mode: standalone)')
  const state = { updateReady: false, offlineReady: false, isInstalled: standalone.matches }

  function notify() {
    for (const listener of listeners) listener()
  }

  let update: ((isReloading: boolean) => Promise<void>) | undefined
  // Nothing that is drawn waits for it. Where it does not load, there is nothing to update from.
  void register().catch(() => undefined)

  async function register() {
    const { registerSW } = await import('virtual:pwa-register')
    update = registerSW({
      onNeedRefresh() {
        state.updateReady = true
        notify()
      },
      onOfflineReady() {
        state.offlineReady = true
        notify()
      },
      onRegisteredSW(_url, registration) {
        setInterval(() => void registration?.update().catch(() => undefined), UPDATE_CHECK_MS)
      },
    })
  }

  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installPrompt = event as InstallPromptEvent
    notify()
  })
  window.addEventListener('appinstalled', () => {
    installPrompt = undefined
    state.isInstalled = true
    notify()
  })

  return {
    get updateReady() {
      return state.updateReady
    },
    get offlineReady() {
      return state.offlineReady
    },
    get isInstalled() {
      return state.isInstalled
    },
    get canInstall() {
      return installPrompt !== undefined
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    applyUpdate: () => void update?.(true),
    async install() {
      const prompt = installPrompt
      installPrompt = undefined
      await prompt?.prompt()
      notify()
    },
  }
}
