import type { FileSink } from '@/domain/export/exporter'

/** Files as a person saves them: what was finished, under the name it was given. */
export function createFakeFiles() {
  const saved = new Map<string, string>()
  const discarded: string[] = []
  let onWrite: (text: string) => Promise<void> | void = () => undefined
  let isRefused = false

  return {
    saved,
    discarded,
    /** The person closes the picker. */
    refuse: () => void (isRefused = true),
    onWrite: (next: typeof onWrite) => void (onWrite = next),
    choose(name: string): Promise<FileSink | undefined> {
      const pieces: string[] = []
      if (isRefused) return Promise.resolve(undefined)
      return Promise.resolve({
        name,
        async write(text) {
          pieces.push(text)
          await onWrite(text)
        },
        finish() {
          saved.set(name, pieces.join(''))
          return Promise.resolve()
        },
        discard() {
          discarded.push(name)
          return Promise.resolve()
        },
      })
    },
  }
}
