import type { Language } from '@/domain/preferences/preferences'
import type { UserId } from '@/shared/ids'

const WORDS: Record<Language, string> = { en: 'Guest', zh: '访客' }

/** Something to call a guest until they choose a name; the same on every device. */
export function guestName(user: UserId, language: Language): string {
  return `${WORDS[language]} ${user.slice(0, 4).toUpperCase()}`
}
