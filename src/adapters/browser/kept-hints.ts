import { readJson, writeJson } from '@/adapters/browser/kept-values'
import { parseHints, type HintsKept } from '@/domain/device/hints'

const KEY = 'hearth.hints'

/** Which hints this device has given, and when. */
export const hintMemory = {
  read: (): HintsKept => parseHints(readJson(KEY)),
  write: (hints: HintsKept): void => writeJson(KEY, hints),
}
