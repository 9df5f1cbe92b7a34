import * as v from 'valibot'
import { readJson, writeJson } from '@/adapters/browser/kept-values'
import { isSkinTone, type SkinTone } from '@/domain/emoji/skin-tone'
import { isEmoji } from '@/domain/message/reactions'
import { isUserId, type UserId } from '@/shared/ids'
import { perhaps } from '@/shared/schemas'

const KEY = 'hearth.emoji'

const schema = v.object({
  user: v.custom<UserId>(isUserId),
  emoji: v.array(v.pipe(v.string(), v.check(isEmoji))),
  tone: perhaps(v.custom<SkinTone>(isSkinTone)),
})

interface RecentEmoji {
  readonly user: UserId
  readonly emoji: string[]
  readonly tone?: SkinTone | undefined
}

/** Which emoji were used last on this device, and by whom: nobody is shown those of another. */
export const recentEmojiMemory = {
  read(): RecentEmoji | undefined {
    const result = v.safeParse(schema, readJson(KEY))
    return result.success ? result.output : undefined
  },
  write(recent: RecentEmoji | undefined): void {
    writeJson(KEY, recent)
  },
}
