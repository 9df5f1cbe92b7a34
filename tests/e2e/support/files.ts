import type { BrowserContext } from 'playwright-core'

/** A browser that finds others on this machine, and has no picker for where a file goes: it is downloaded. */
export async function letFilesThrough(context: BrowserContext): Promise<void> {
  // Addresses are told as they are, which needs no other permission on one machine.
  await context.grantPermissions(['camera', 'microphone'])
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
}
