import type { Unsubscribe } from '@/shared/unsubscribe'

/** The installed app as the browser sees it. */
export interface AppUpdates {
  readonly updateReady: boolean
  readonly offlineReady: boolean
  readonly canInstall: boolean
  readonly isInstalled: boolean
  onChange(listener: () => void): Unsubscribe
  /** Lets the new version take over; the page reloads. */
  applyUpdate(): void
  /** Shows the browser's own question. */
  install(): Promise<void>
}
