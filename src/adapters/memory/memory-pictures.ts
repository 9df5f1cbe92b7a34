import type { Picture } from '@/domain/picture/picture'
import { weighPicture } from '@/domain/replica/usage'

export const weighAll = (pictures: readonly Picture[]): number =>
  pictures.reduce((sum, picture) => sum + weighPicture(picture), 0)

/** As many as it takes to give back so many bytes. */
export function oldestUpTo(bytes: number, pictures: readonly Picture[]): readonly Picture[] {
  const oldestFirst = [...pictures].sort((a, b) => (a.id < b.id ? -1 : 1))
  const gone: Picture[] = []
  while (weighAll(gone) < bytes) {
    const next = oldestFirst.shift()
    if (!next) break
    gone.push(next)
  }
  return gone
}
