import type { Language } from '@/domain/preferences/preferences'

/** What is kept in the place of a name where the account was deleted. */
export const DELETED_NAME = '\u2014'

/** What is said in its place. */
export const DELETED_WORDS: Record<Language, string> = { en: 'Deleted account', zh: '已删除的账号' }
