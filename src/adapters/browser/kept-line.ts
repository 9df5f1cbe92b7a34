import { readJson, writeJson } from '@/adapters/browser/kept-values'
import { parseKeptLine, type KeptLine } from '@/domain/connection/connection-report'

const KEY = 'hearth.line'

/** What this device has sent and received in this month, and which connections it has lost. Of nobody. */
export const lineMemory = {
  read: (): KeptLine | undefined => parseKeptLine(readJson(KEY)),
  write: (kept: KeptLine): void => writeJson(KEY, kept),
}
