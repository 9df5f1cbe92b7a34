/** How Hearth can look, on the page as attributes of its root; the first of each is what it is by itself. */
export const LOOKS = {
  theme: ['system', 'light', 'dark'],
  textSize: ['normal', 'small', 'large', 'largest'],
  contrast: ['system', 'more'],
  density: ['cozy', 'compact'],
  motion: ['system', 'reduced'],
} as const

export type Look = { readonly [Name in keyof typeof LOOKS]: (typeof LOOKS)[Name][number] }

/** With a keyboard; where fingers type, Enter always begins a new line. */
export const ENTER_KEYS = ['sends', 'breaks'] as const
export type EnterKey = (typeof ENTER_KEYS)[number]
/** The list of rooms stands by what came last, or those with something unread before all others, or by name. */
export const ROOM_ORDERS = ['latest', 'unread', 'name'] as const
export type RoomOrder = (typeof ROOM_ORDERS)[number]
export type Reading = 'shown' | 'hidden'
/** Whether pages of two people who talk are linked by themselves, which tells each the other's network address. */
export const FAST_PATHS = ['on', 'off'] as const
export type FastPath = (typeof FAST_PATHS)[number]
export type Language = 'en' | 'zh'

/** How much of what was said a device keeps, in megabytes. 0: all of it. */
export const STORAGE_BUDGETS = [50, 200, 1000, 0] as const
export type StorageBudget = (typeof STORAGE_BUDGETS)[number]

/** How this device shows and keeps Hearth. Kept on the device. */
export interface Preferences extends Look {
  /** `undefined`: as the browser asks for. */
  readonly language: Language | undefined
  readonly storageBudget: StorageBudget
  /** Whether others see what has been read here, and theirs is shown. */
  readonly reading: Reading
  /** Whether others see that one types here. */
  readonly typing: Reading
  readonly fastPath: FastPath
  readonly enterKey: EnterKey
  readonly roomOrder: RoomOrder
}

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  textSize: 'normal',
  contrast: 'system',
  density: 'cozy',
  motion: 'system',
  language: undefined,
  storageBudget: 200,
  reading: 'shown',
  typing: 'shown',
  fastPath: 'on',
  enterKey: 'sends',
  roomOrder: 'latest',
}

/** The budget in bytes; `undefined` where there is none. */
export function budgetBytes(budget: StorageBudget): number | undefined {
  return budget === 0 ? undefined : budget * 1_000_000
}
