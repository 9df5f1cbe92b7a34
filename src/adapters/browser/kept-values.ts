import * as v from 'valibot'
import { ACCOUNT_KEY } from '@/adapters/browser/account-key'
import type { Account } from '@/domain/auth/account'
import {
  DEFAULT_PREFERENCES,
  ENTER_KEYS,
  FAST_PATHS,
  LOOKS,
  ROOM_ORDERS,
  STORAGE_BUDGETS,
  type Preferences,
  type Reading,
} from '@/domain/preferences/preferences'
import { isRoomId, isUserId, type RoomId, type UserId } from '@/shared/ids'

const PREFERENCES_KEY = 'hearth.preferences'
const CARRIED_KEY = 'hearth.carried'
const SIGN_OUT_KEY = 'hearth.signOut'
const DRAFT_KEY = 'hearth.draft'
/** See kept-purpose.ts. */
export const PURPOSE_KEY = 'hearth.purpose'
const REDIRECT_KEY = 'hearth.redirect'
export const NOTED_KEY = 'hearth.noticed'

const accountSchema = v.object({
  id: v.custom<Account['id']>(isUserId),
  name: v.optional(v.string()),
  photo: v.optional(v.string()),
  isGuest: v.boolean(),
})

/** What this version does not know is as if nothing had been chosen. */
const oneOf = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  v.fallback(v.picklist(choices), choices[0])

const preferencesSchema = v.object({
  theme: oneOf(LOOKS.theme),
  textSize: oneOf(LOOKS.textSize),
  contrast: oneOf(LOOKS.contrast),
  density: oneOf(LOOKS.density),
  motion: oneOf(LOOKS.motion),
  language: v.fallback(v.optional(v.picklist(['en', 'zh'])), undefined),
  storageBudget: v.fallback(v.picklist(STORAGE_BUDGETS), DEFAULT_PREFERENCES.storageBudget),
  reading: oneOf<Reading>(['shown', 'hidden']),
  typing: oneOf<Reading>(['shown', 'hidden']),
  fastPath: oneOf(FAST_PATHS),
  enterKey: oneOf(ENTER_KEYS),
  roomOrder: oneOf(ROOM_ORDERS),
})

/**
 * Who was signed in last, so that the screen can be drawn before any sign-in code has loaded.
 * Not a proof of anything: the server asks for the token.
 */
export const accountMemory = {
  read(): Account | undefined {
    const result = v.safeParse(accountSchema, readJson(ACCOUNT_KEY))
    if (!result.success) return undefined
    const { id, name, photo, isGuest } = result.output
    return { id, name, photo, isGuest }
  },
  write(account: Account | undefined): void {
    if (account) writeJson(ACCOUNT_KEY, account)
    else {
      drop(ACCOUNT_KEY)
      drop(NOTED_KEY)
    }
  },
}

export const preferencesMemory = {
  read(): Preferences {
    const result = v.safeParse(preferencesSchema, readJson(PREFERENCES_KEY))
    return result.success ? { language: undefined, ...result.output } : DEFAULT_PREFERENCES
  },
  write(preferences: Preferences): void {
    writeJson(PREFERENCES_KEY, preferences)
  },
}

const carriedSchema = v.object({
  from: v.optional(v.custom<UserId>(isUserId)),
  rooms: v.array(v.custom<RoomId>(isRoomId)),
  unsent: v.optional(v.array(v.unknown())),
})

/** The rooms of a guest, and what they have not sent, on the way to another account. */
export const carriedOver = {
  read() {
    const result = v.safeParse(carriedSchema, readJson(CARRIED_KEY))
    return result.success ? result.output : undefined
  },
  write(value: object | undefined): void {
    if (value) writeJson(CARRIED_KEY, value)
    else drop(CARRIED_KEY)
  },
}

/** Signing out was asked for while the code for it could not be had: it is still to be done. */
export const signOutMemory = {
  read: () => readJson(SIGN_OUT_KEY) === true,
  write(isPending: boolean) {
    if (isPending) writeJson(SIGN_OUT_KEY, true)
    else drop(SIGN_OUT_KEY)
  },
}

const draftSchema = v.object({
  user: v.custom<UserId>(isUserId),
  room: v.custom<RoomId>(isRoomId),
  text: v.string(),
})

interface TypedDraft {
  readonly user: UserId
  readonly room: RoomId
  readonly text: string
}

/** What is being typed, kept at once: a database write may not survive the page that began it. */
export const lastDraft = {
  read(): TypedDraft | undefined {
    const result = v.safeParse(draftSchema, readJson(DRAFT_KEY))
    return result.success ? result.output : undefined
  },
  write(draft: TypedDraft | undefined): void {
    if (draft) writeJson(DRAFT_KEY, draft)
    else drop(DRAFT_KEY)
  },
}

/** Whoever comes next finds nothing of it. */
export function forgetTyped(): void {
  drop(DRAFT_KEY)
  drop(PURPOSE_KEY)
}

export const redirectMemory = {
  isPending: () => readJson(REDIRECT_KEY) === true,
  setPending(isPending: boolean) {
    if (isPending) writeJson(REDIRECT_KEY, true)
    else drop(REDIRECT_KEY)
  },
}

export function readJson(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    // Storage switched off, or something that is no JSON: as if nothing were there.
    return null
  }
}

export function writeJson(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage switched off: remembered until the page goes.
  }
}

export function drop(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Storage switched off: there is nothing to forget.
  }
}
