/** What one person wrote in a round, in the order of writing, and what became of it in the composer. */
export interface Written {
  readonly author: string
  readonly text: string
  /** `false`: the tab died before it could be seen whether the composer had taken it. */
  readonly isAccepted: boolean
}

/** The texts of a room as they stand at one place: the server, or one device's screen. */
export interface Sight {
  readonly place: string
  readonly texts: readonly string[]
  /** Rows that wait in its outbox; a server has none. */
  readonly waiting: number
}

export interface Verdict {
  readonly lost: readonly string[]
  readonly duplicated: readonly string[]
  readonly misordered: readonly string[]
  /** What nobody wrote. */
  readonly foreign: readonly string[]
  /** Outboxes that never became empty, by device. */
  readonly stuck: readonly string[]
}

/** Exactly once, in the sender's order, everywhere. Each finding names its place. */
export function judge(written: readonly Written[], sights: readonly Sight[]): Verdict {
  const findings = sights.map(({ place, texts }) => {
    const at = (text: string) => `${text} at ${place}`
    const count = (text: string) => texts.filter((seen) => seen === text).length
    const known = new Set(written.map(({ text }) => text))
    return {
      lost: written
        .filter(({ text, isAccepted }) => isAccepted && count(text) === 0)
        .map(({ text }) => at(text)),
      duplicated: [...known].filter((text) => count(text) > 1).map(at),
      misordered: [...new Set(written.map(({ author }) => author))].flatMap((author) =>
        outOfOrder(
          written.filter((one) => one.author === author).map(({ text }) => text),
          texts,
        ).map(at),
      ),
      foreign: texts.filter((text) => !known.has(text)).map(at),
    }
  })
  return {
    lost: findings.flatMap(({ lost }) => lost),
    duplicated: findings.flatMap(({ duplicated }) => duplicated),
    misordered: findings.flatMap(({ misordered }) => misordered),
    foreign: findings.flatMap(({ foreign }) => foreign),
    stuck: sights.filter(({ waiting }) => waiting > 0).map(({ place }) => place),
  }
}

/** Texts that stand before one that was written earlier by the same person. */
function outOfOrder(inOrder: readonly string[], seen: readonly string[]): string[] {
  const places = inOrder.map((text) => seen.indexOf(text)).filter((place) => place >= 0)
  return places
    .filter((place, index) => index > 0 && place < (places[index - 1] ?? 0))
    .map((place) => seen[place] ?? '')
}

export function isClean(verdict: Verdict): boolean {
  return Object.values(verdict).every((findings: readonly string[]) => findings.length === 0)
}
