/** As Unicode has them; the first is none. */
export const SKIN_TONES = [
  '',
  '\u{1f3fb}',
  '\u{1f3fc}',
  '\u{1f3fd}',
  '\u{1f3fe}',
  '\u{1f3ff}',
] as const
export type SkinTone = (typeof SKIN_TONES)[number]

export const isSkinTone = (raw: unknown): raw is SkinTone => SKIN_TONES.some((tone) => tone === raw)

/** What can have a tone, and the sign for colour that it takes the place of. Hands held by two have none, nor have wrestlers. */
const SKIN = /(?!🤼|(?<=\u200d)🤝)(\p{Emoji_Modifier_Base})\ufe0f?/gu
/** Families have none. */
const WITH_CHILD = /\u200d[👦👧👶🧒]/u

/** The same emoji in this tone, where it can have one. */
export function withTone(emoji: string, tone: SkinTone): string {
  if (tone === '' || WITH_CHILD.test(emoji)) return emoji
  return emoji.replace(SKIN, `$1${tone}`)
}
