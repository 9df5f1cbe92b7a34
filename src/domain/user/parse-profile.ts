import * as v from 'valibot'
import { isPhoto, type Photo } from '@/domain/portrait/photo'
import type { Profile } from '@/domain/user/profile'
import { isUserId } from '@/shared/ids'
import { perhaps, timestamp } from '@/shared/schemas'
import { cleanText } from '@/shared/text'

const profileSchema = v.object({
  id: v.custom<Profile['id']>(isUserId),
  name: v.pipe(v.string(), v.maxLength(500), v.transform(cleanText), v.minLength(1)),
  // A picture that cannot be used is left out; the person is still shown.
  photo: perhaps(v.custom<Photo>(isPhoto)),
  quietUntil: perhaps(timestamp),
  status: perhaps(v.pipe(v.string(), v.maxLength(500), v.transform(cleanText))),
})

/** A profile from the network or the disk; `undefined` when it is none. */
export function parseProfile(raw: unknown): Profile | undefined {
  const result = v.safeParse(profileSchema, raw)
  if (!result.success) return undefined
  return { photo: undefined, ...result.output }
}
