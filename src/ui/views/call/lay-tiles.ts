/** A tile is at its narrowest a square, and at its widest a wide screen: what is cut off of a face is little. */
const NARROWEST = 1
const WIDEST = 16 / 9

interface Space {
  readonly width: number
  readonly height: number
  readonly gap: number
}

/** How large each of so many tiles of one size may be, so that together they fill most of the space. */
export function layTiles(count: number, { width, height, gap }: Space) {
  let best = { columns: 1, width: 0, height: 0 }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const place = {
      width: (width - gap * (columns - 1)) / columns,
      height: (height - gap * (rows - 1)) / rows,
    }
    const tile = {
      columns,
      // Whole pixels: a rounded sum would be wider than its row.
      width: Math.floor(Math.max(0, Math.min(place.width, place.height * WIDEST))),
      height: Math.floor(Math.max(0, Math.min(place.height, place.width / NARROWEST))),
    }
    if (tile.width * tile.height > best.width * best.height) best = tile
  }
  return best
}
