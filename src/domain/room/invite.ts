import type { RoomId, UserId } from '@/shared/ids'

declare const brand: unique symbol
/** Whoever has it may come in: 132 bits, so that it is not guessed; mirrored by rule R-INV-7. */
export type InviteToken = string & { readonly [brand]: 'InviteToken' }

export interface Invite {
  readonly token: InviteToken
  readonly room: RoomId
  /** What the room was called when the invite was made. */
  readonly name: string
  /** The server's time. */
  readonly expires: number
  readonly uses: number
  readonly used: number
}

/** Someone asks one into a room. */
export interface Question {
  readonly room: RoomId
  readonly by: UserId
  readonly at: number
}

/** Mirrored by rules R-INV-11 and R-INV-13. */
export const MAX_INVITE_MS = 365 * 24 * 60 * 60 * 1000
export const MAX_INVITE_USES = 1000
/** Mirrored by rule R-RINV-2. */
export const INVITES_LIMIT = 100

const TOKEN = /^[-_0-9A-Za-z]{22,64}$/
const ALPHABET = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const TOKEN_LENGTH = 22

/** From an address or the database. */
export const isInviteToken = (value: unknown): value is InviteToken =>
  typeof value === 'string' && TOKEN.test(value)

/** `randomBelow` must be one that nobody can predict. */
export function mintInviteToken(randomBelow: (limit: number) => number): InviteToken {
  const signs = Array.from({ length: TOKEN_LENGTH }, () =>
    ALPHABET.charAt(randomBelow(ALPHABET.length)),
  )
  return signs.join('') as InviteToken
}

/** Why an invite lets nobody in, as far as it shows; the server has the last word. */
export type InviteProblem = 'over' | 'used-up'

export function inviteProblem(invite: Invite, serverNow: number): InviteProblem | undefined {
  if (invite.expires <= serverNow) return 'over'
  return invite.used >= invite.uses ? 'used-up' : undefined
}
