import * as v from 'valibot'
import type { SignedInDevice } from '@/domain/device/signed-in-device'
import { isDeviceId, type DeviceId } from '@/shared/ids'

const schema = v.object({
  id: v.custom<DeviceId>(isDeviceId),
  name: v.string(),
  since: v.number(),
  seen: v.number(),
  out: v.optional(v.number()),
  isOut: v.optional(v.boolean()),
})

/** From the server, where it was asked to sign out at a time, or from another tab; `undefined` when it is none. */
export function parseSignedInDevice(raw: unknown): SignedInDevice | undefined {
  const result = v.safeParse(schema, raw)
  if (!result.success) return undefined
  const { out, isOut = out !== undefined, ...device } = result.output
  return { ...device, isOut }
}
