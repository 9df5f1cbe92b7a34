/** The item at an index that is known to be within the list. */
export function itemAt<T>(list: readonly T[], index: number): T {
  return list[index] as T
}
