export type Theme = 'system' | 'light' | 'dark'
export type Reading = 'shown' | 'hidden'
export type Language = 'en' | 'zh'

/** How much of what was said a device keeps, in megabytes. 0: all of it. */
export const STORAGE_BUDGETS = [50, 200, 1000, 0] as const
export type StorageBudget = (typeof STORAGE_BUDGETS)[number]

/** How this device shows and keeps Hearth. Kept on the device. */
export interface Preferences {
  readonly theme: Theme
  /** `undefined`: as the browser asks for. */
  readonly language: Language | undefined
  readonly storageBudget: StorageBudget
  /** Whether others see what has been read here, and theirs is shown. */
  readonly reading: Reading
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  language: undefined,
  storageBudget: 200,
  reading: 'shown',
}

/** The budget in bytes; `undefined` where there is none. */
export function budgetBytes(budget: StorageBudget): number | undefined {
  return budget === 0 ? undefined : budget * 1_000_000
}
