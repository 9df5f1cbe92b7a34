import { comparePositions, type Position } from '@/domain/message/message'

/** Before every message: a stretch that begins here reaches the beginning of its room. */
export const BEGINNING = { at: 0, id: '' } as Position

/** A part of a room's history that this device holds without a hole, both ends included. */
export interface Stretch {
  readonly from: Position
  readonly to: Position
}

/** What this device knows of one room's history. Between stretches lie gaps. */
export interface History {
  /** Oldest first; never overlapping. */
  readonly stretches: readonly Stretch[]
  /** The newest `updatedAt` that the change feed has brought; catching up starts here. */
  readonly cursor: number | undefined
}

export const EMPTY_HISTORY: History = { stretches: [], cursor: undefined }

/** Adds what was just learned; stretches that touch become one. */
export function addStretch(stretches: readonly Stretch[], added: Stretch): readonly Stretch[] {
  let merged = added
  const apart: Stretch[] = []
  for (const stretch of stretches) {
    if (touches(stretch, merged)) merged = union(stretch, merged)
    else apart.push(stretch)
  }
  return [...apart, merged].sort((a, b) => comparePositions(a.from, b.from))
}

/**
 * What is left once everything before a position is given up. Without a stretch to go on from, the
 * room is opened as if it had never been here.
 */
export function trimHistory(history: History, first: Position): History {
  const stretches = history.stretches
    .filter(({ to }) => comparePositions(first, to) <= 0)
    .map(({ from, to }) => ({ from: comparePositions(first, from) > 0 ? first : from, to }))
  return stretches.length > 0 ? { ...history, stretches } : EMPTY_HISTORY
}

/**
 * Where nothing is known, a stretch reaches as far as the messages that come with it: those it was
 * to join may have been here once, but are no more.
 */
export function groundedStretch(
  stretch: Stretch,
  known: readonly Stretch[],
  messages: readonly Position[],
): Stretch | undefined {
  if (known.length > 0) return stretch
  const [first] = messages
  if (!first) return reachesBeginning(stretch) ? stretch : undefined
  const sorted = [...messages].sort(comparePositions)
  const from = reachesBeginning(stretch) ? stretch.from : positionOf(sorted[0] ?? first)
  return { from, to: positionOf(sorted.at(-1) ?? first) }
}

const positionOf = ({ at, id }: Position): Position => ({ at, id })

/** The newest stretch, which live messages extend. */
export function newestStretch(history: History): Stretch | undefined {
  return history.stretches.at(-1)
}

/** The stretch that a position lies in; `undefined` inside a gap. */
export function stretchAround(history: History, position: Position): Stretch | undefined {
  return history.stretches.find(
    ({ from, to }) => comparePositions(from, position) <= 0 && comparePositions(position, to) <= 0,
  )
}

/** What lies behind a stretch: a gap, or nothing that is known. */
export function endOf(history: History, stretch: Stretch): 'gap' | 'end' {
  return stretch === newestStretch(history) ? 'end' : 'gap'
}

export function reachesBeginning(stretch: Stretch): boolean {
  return comparePositions(stretch.from, BEGINNING) === 0
}

/** Whether no gap lies between two stretches, whichever is the older. */
export function touches(a: Stretch, b: Stretch): boolean {
  return comparePositions(a.from, b.to) <= 0 && comparePositions(b.from, a.to) <= 0
}

/** What two stretches that touch cover together. */
export function union(a: Stretch, b: Stretch): Stretch {
  return {
    from: comparePositions(a.from, b.from) <= 0 ? a.from : b.from,
    to: comparePositions(a.to, b.to) >= 0 ? a.to : b.to,
  }
}
