/** Nothing is kept waiting longer, whatever is drawn by then. */
const MAX_WAIT_MS = 1000

export interface FirstPicture {
  readonly drawn: Promise<void>
  noteDrawn(): void
}

/** What is not part of the first picture waits for it: reading, parsing and drawing would hold each other up. */
export function createFirstPicture(): FirstPicture {
  let resolve: () => void = () => undefined
  const drawn = new Promise<void>((done) => (resolve = done))
  setTimeout(resolve, MAX_WAIT_MS)
  return { drawn, noteDrawn: () => afterPaint(resolve) }
}

/** A frame is drawn, then the next task runs. A hidden page draws none and need not wait. */
function afterPaint(work: () => void): void {
  if (document.visibilityState !== 'visible') work()
  else requestAnimationFrame(() => setTimeout(work, 0))
}
