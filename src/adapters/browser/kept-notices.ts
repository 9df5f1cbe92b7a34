import * as v from 'valibot'
import { accountMemory, NOTED_KEY, readJson, writeJson } from '@/adapters/browser/kept-values'
import { parseNoticePreferences, type NoticePreferences } from '@/domain/notice/notice-preferences'
import { isUserId, type UserId } from '@/shared/ids'
import { perhaps, timestamp } from '@/shared/schemas'

const NOTICES_KEY = 'hearth.notices'

const notedSchema = v.object({
  user: v.custom<UserId>(isUserId),
  at: perhaps(timestamp),
  asked: perhaps(timestamp),
})

export const noticeMemory = {
  read: (): NoticePreferences => parseNoticePreferences(readJson(NOTICES_KEY)),
  write: (preferences: NoticePreferences): void => writeJson(NOTICES_KEY, preferences),
}

/** The newest that this person has heard of on this device, by the server's time. It goes with their sign-in. */
export function notedMemory(user: UserId) {
  function read() {
    const result = v.safeParse(notedSchema, readJson(NOTED_KEY))
    return result.success && result.output.user === user ? result.output : undefined
  }
  const part = (name: 'at' | 'asked') => ({
    read: () => read()?.[name],
    write(at: number): void {
      if (accountMemory.read()?.id === user) writeJson(NOTED_KEY, { ...read(), user, [name]: at })
    },
  })
  return { messages: part('at'), questions: part('asked') }
}
