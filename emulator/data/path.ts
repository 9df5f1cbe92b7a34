/** The keys from the root to a place. */
export type Path = readonly string[]
/** Splits a path as the wire and the rules write it; slashes at either end and in a row are nothing. */
export function parsePath(text: string): Path {
  return text.split('/').filter((key) => key !== '')
}

/** Writes a path with one leading slash. */
export function formatPath(path: Path): string {
  return `/${path.join('/')}`
}

/** Whether `path` is `ancestor` or lies below it. */
export function isWithin(ancestor: Path, path: Path): boolean {
  if (ancestor.length > path.length) return false
  for (let at = 0; at < ancestor.length; at++) if (ancestor[at] !== path[at]) return false
  return true
}
