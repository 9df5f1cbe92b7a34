/** Compiles a regular expression of the documented subset. Throws with the reason. */
export function toRegExp(pattern: string, flags: string): RegExp {
  if (flags !== '' && flags !== 'i') throw new Error(`the flag "${flags}" is not supported`)
  const bare = pattern.replace(/\\\\/g, '')
  if (bare.includes('(?')) throw new Error('groups that begin with (? are not supported')
  if (/\\[1-9]/.test(bare)) throw new Error('back references are not supported')
  return new RegExp(pattern, flags)
}
