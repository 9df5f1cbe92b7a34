export interface Line {
  readonly from: string
  readonly text: string
}

export interface Scene {
  /** When such a talk would happen, as in `sat morning`; both parts may be missing. */
  readonly when: string
  readonly lines: readonly Line[]
}

const WEEKDAY = /\b(mon|tue|wed|thu|fri|sat|sun)\b/

/** Whether the scene speaks of its weekday. */
export function isAnchored({ when }: Scene): boolean {
  return WEEKDAY.test(when)
}

const SPEAKERS: Readonly<Record<string, string>> = {
  m: 'demo-mei',
  t: 'demo-tom',
  a: 'demo-amara',
}
const SLOT = /\{([^|}]*)\|([^|}]*)\}/g

/**
 * Reads scenes in the order they are told. One scene is a text such as
 *
 *     # sat morning
 *     m: the first message of Mei
 *       and its second line
 *     t: Tom answers
 *
 * A scene with slots, `{like|this}`, is told twice: the second time half the room later and with
 * the other words. A backslash joins two rows that are one line of a message.
 */
export function toTalk(scenes: readonly string[]): Scene[] {
  const half = Math.floor(scenes.length / 2)
  const again = scenes.slice(0, half).map((scene) => (hasSlots(scene) ? [fill(scene, 2)] : []))
  return scenes.flatMap((scene, index) =>
    [...(again[index - half] ?? []), fill(scene, 1)].map(parseScene),
  )
}

function hasSlots(scene: string): boolean {
  return scene.search(SLOT) >= 0
}

function fill(scene: string, choice: 1 | 2): string {
  return scene.replace(SLOT, choice === 1 ? '$1' : '$2')
}

function parseScene(scene: string): Scene {
  let when = ''
  const lines: Line[] = []
  for (const row of scene.trim().split('\n')) {
    const said = /^([a-z]): (.+)$/.exec(row)
    if (said) lines.push({ from: speaker(said[1]), text: said[2] ?? '' })
    else if (row.startsWith('# ')) when = row.slice(2)
    else continueLast(lines, row)
  }
  return { when, lines }
}

function speaker(initial = ''): string {
  const id = SPEAKERS[initial]
  if (!id) throw new Error(`Nobody in the demo talk is called "${initial}"`)
  return id
}

function continueLast(lines: Line[], row: string) {
  const last = lines.pop()
  if (!last) throw new Error(`A scene begins without a speaker: "${row}"`)
  lines.push({ from: last.from, text: `${last.text}\n${row.trim()}` })
}
