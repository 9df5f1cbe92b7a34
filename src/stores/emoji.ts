import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { toEmojiList, type Emoji } from '@/domain/emoji/emoji'
import { usePreferencesStore } from '@/stores/preferences'
import { useServices } from '@/stores/services'

/** Two rows of the picker. */
const MAX_RECENT = 16

/** All emoji with their names in the language of the interface, and those used last on this device. */
export const useEmojiStore = defineStore('emoji', () => {
  const { person, loadEmojiMemory } = useServices()
  const preferencesStore = usePreferencesStore()
  const list = shallowRef<readonly Emoji[]>([])
  const recent = shallowRef<readonly string[]>([])
  let isWanted = false

  /** Rejects where it cannot be had: offline, before it was ever loaded. */
  async function load() {
    isWanted = true
    const language = preferencesStore.effectiveLanguage
    const [english, other, memory] = await Promise.all([
      import('virtual:emoji/en'),
      language === 'zh' ? import('virtual:emoji/zh') : undefined,
      loadEmojiMemory(),
    ])
    if (language !== preferencesStore.effectiveLanguage) return
    list.value = toEmojiList(english.default, other?.default)
    const kept = memory.read()
    if (kept?.user === person.value?.account.id) recent.value = kept?.emoji ?? []
  }

  watch(
    () => preferencesStore.effectiveLanguage,
    () => {
      if (isWanted) void load().catch(() => undefined)
    },
  )

  async function noteUsed(emoji: string) {
    recent.value = [emoji, ...recent.value.filter((each) => each !== emoji)].slice(0, MAX_RECENT)
    const user = person.value?.account.id
    if (user) (await loadEmojiMemory()).write({ user, emoji: [...recent.value] })
  }

  return { list, recent, load, noteUsed }
})
