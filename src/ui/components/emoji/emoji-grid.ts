/** Mirrored by `.group__grid` in EmojiGroup.vue. */
export const COLUMNS = 8

/** A cell: which group, and which of it. */
export interface Cell {
  readonly group: number
  readonly place: number
}

/**
 * Where a key leads from a cell in groups of these lengths, each in rows of `COLUMNS`; `undefined` when it is no
 * key of a grid. It stops at the ends.
 */
export function moveInGrid(
  lengths: readonly number[],
  { group, place }: Cell,
  key: string,
): Cell | undefined {
  if (key === 'ArrowRight') return at(lengths, group, place + 1)
  if (key === 'ArrowLeft') return at(lengths, group, place - 1)
  if (key === 'ArrowDown') return down(lengths, { group, place })
  if (key === 'ArrowUp') return up(lengths, { group, place })
  return undefined
}

/** Over the end of a group lies the next one that is not empty. */
function at(lengths: readonly number[], group: number, place: number): Cell {
  const length = lengths[group] ?? 0
  if (place >= 0 && place < length) return { group, place }
  const step = place < 0 ? -1 : 1
  for (let next = group + step; next >= 0 && next < lengths.length; next += step) {
    const there = lengths[next] ?? 0
    if (there > 0) return { group: next, place: step > 0 ? 0 : there - 1 }
  }
  return { group, place: step > 0 ? Math.max(0, length - 1) : 0 }
}

function down(lengths: readonly number[], { group, place }: Cell): Cell {
  const length = lengths[group] ?? 0
  const lastRow = Math.floor((length - 1) / COLUMNS)
  if (Math.floor(place / COLUMNS) < lastRow) {
    return { group, place: Math.min(place + COLUMNS, length - 1) }
  }
  const next = at(lengths, group, length)
  if (next.group === group) return { group, place }
  return { group: next.group, place: Math.min(place % COLUMNS, (lengths[next.group] ?? 1) - 1) }
}

function up(lengths: readonly number[], { group, place }: Cell): Cell {
  if (place >= COLUMNS) return { group, place: place - COLUMNS }
  const before = at(lengths, group, -1)
  if (before.group === group) return { group, place }
  const length = lengths[before.group] ?? 1
  const lastRow = Math.floor((length - 1) / COLUMNS) * COLUMNS
  return { group: before.group, place: Math.min(lastRow + (place % COLUMNS), length - 1) }
}
