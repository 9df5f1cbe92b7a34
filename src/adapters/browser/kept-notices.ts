import * as v from 'valibot'
import { accountMemory, NOTED_KEY, readJson, writeJson } from '@/adapters/browser/kept-values'
import { parseNoticePreferences, type NoticePreferences } from '@/domain/notice/notice-preferences'
import type { ToldQuiet } from '@/domain/notice/quiet-hours'
import { isUserId, type UserId } from '@/shared/ids'
import { perhaps, timestamp } from '@/shared/schemas'
import type { Unsubscribe } from '@/shared/unsubscribe'

const NOTICES_KEY = 'hearth.notices'

const notedSchema = v.object({
  user: v.custom<UserId>(isUserId),
  at: perhaps(timestamp),
  asked: perhaps(timestamp),
  blocked: perhaps(v.array(v.custom<UserId>(isUserId))),
  quiet: perhaps(v.object({ end: timestamp, until: timestamp })),
})

const listeners = new Set<() => void>()

export const noticeMemory = {
  read: (): NoticePreferences => parseNoticePreferences(readJson(NOTICES_KEY)),
  write(preferences: NoticePreferences): void {
    writeJson(NOTICES_KEY, preferences)
    for (const listener of listeners) listener()
  },
  /** Told of each change, in this tab or another one. */
  watch(listener: () => void): Unsubscribe {
    // Without a key, all that was kept has been cleared.
    const hear = ({ key }: StorageEvent) => {
      if (key === NOTICES_KEY || key === null) listener()
    }
    listeners.add(listener)
    addEventListener('storage', hear)
    return () => {
      listeners.delete(listener)
      removeEventListener('storage', hear)
    }
  },
}

/** What this person has heard of on this device, and whom they do not want to hear. It goes with their sign-in. */
export function notedMemory(user: UserId) {
  function read() {
    const result = v.safeParse(notedSchema, readJson(NOTED_KEY))
    return result.success && result.output.user === user ? result.output : undefined
  }
  const write = (part: Partial<ReturnType<typeof read>>) => {
    if (accountMemory.read()?.id === user) writeJson(NOTED_KEY, { ...read(), user, ...part })
  }
  /** The newest, by the server's time. */
  const newest = (name: 'at' | 'asked') => ({
    read: () => read()?.[name],
    write: (at: number): void => write({ [name]: at }),
  })
  return {
    messages: newest('at'),
    questions: newest('asked'),
    blocked: {
      read: (): readonly UserId[] => read()?.blocked ?? [],
      write: (people: readonly UserId[]): void => write({ blocked: [...people] }),
    },
    /** What others were told of quiet hours. */
    quiet: {
      read: (): ToldQuiet | undefined => read()?.quiet,
      write: (quiet: ToldQuiet | undefined): void => write({ quiet }),
    },
  }
}
