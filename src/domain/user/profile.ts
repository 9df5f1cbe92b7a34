import type { Photo } from '@/domain/portrait/photo'
import type { UserId } from '@/shared/ids'
import { fail, ok, type Result } from '@/shared/result'
import { cleanText } from '@/shared/text'

/** What everyone may know of a person. */
export interface Profile {
  readonly id: UserId
  readonly name: string
  readonly photo: Photo | undefined
  /** A line that they say of themselves just now. */
  readonly status?: string | undefined
  /** Until when they do not want to be disturbed, by the server's clock. It may be over. */
  readonly quietUntil?: number | undefined
}

/** Mirrored by rule R-USR-8. */
export const MAX_NAME_LENGTH = 60
/** Mirrored by rule R-USR-12. */
export const MAX_STATUS_LENGTH = 100

export type NameProblem = 'empty' | 'too-long'

export function prepareName(raw: string): Result<string, NameProblem> {
  const name = cleanText(raw).replace(/\s+/g, ' ')
  if (name === '') return fail('empty')
  if (name.length > MAX_NAME_LENGTH) return fail('too-long')
  return ok(name)
}

/** Empty: there is to be none. `undefined`: it is too long. */
export function prepareStatus(raw: string): string | undefined {
  const status = cleanText(raw).replace(/\s+/g, ' ')
  return status.length > MAX_STATUS_LENGTH ? undefined : status
}
