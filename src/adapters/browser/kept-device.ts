import { readJson, writeJson } from '@/adapters/browser/kept-values'
import type { OwnDevice } from '@/domain/device/signed-in-device'
import { isDeviceId, type DeviceId } from '@/shared/ids'

const KEY = 'hearth.device'
/** Where nothing can be kept, the page is the device. */
let here: DeviceId | undefined

/** This browser, by an id that is made once, and the name that it shows to the person's other devices. */
export function ownDevice(): OwnDevice {
  const kept = readJson(KEY)
  const id = isDeviceId(kept) ? kept : (here ??= crypto.randomUUID() as DeviceId)
  if (id !== kept) writeJson(KEY, id)
  return { id, name: nameOf(navigator.userAgent) }
}

/** The first that fits: each of them says that it is those behind it, too. */
const BROWSERS = [
  [/Edg/, 'Edge'],
  [/OPR|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|Chromium|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const
const SYSTEMS = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
] as const

/** `Firefox, Linux`. Names of products are the same in every language. */
export function nameOf(userAgent: string): string {
  const find = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const known = [find(BROWSERS), find(SYSTEMS)].filter((name) => name !== undefined)
  return known.length > 0 ? known.join(', ') : 'Browser'
}
