import * as v from 'valibot'
import { count, timestamp } from '@/shared/schemas'

/** What this device knows of its person's first days. Kept on the device. */
export interface HintsKept {
  /** How often Hearth was opened; what is close together counts once. */
  readonly visits: number
  /** When it was opened last. */
  readonly at: number
  /** Whether to install it was answered, and is not to be asked again. */
  readonly isInstallOver: boolean
}

export const NO_HINTS: HintsKept = { visits: 0, at: 0, isInstallOver: false }

/** Opened again within this time, it is the same visit: a reload, a second tab. */
export const VISIT_MS = 30 * 60 * 1000

const schema = v.object({ visits: count, at: timestamp, isInstallOver: v.boolean() })

/** What cannot be read is as on the first day. */
export function parseHints(raw: unknown): HintsKept {
  const result = v.safeParse(schema, raw)
  return result.success ? result.output : NO_HINTS
}

export function noteVisit(kept: HintsKept, now: number): HintsKept {
  const isNew = now - kept.at >= VISIT_MS || now < kept.at
  return { ...kept, at: now, visits: kept.visits + (isNew ? 1 : 0) }
}
