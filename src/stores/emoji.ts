import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { toEmojiList, type Emoji } from '@/domain/emoji/emoji'
import type { SkinTone } from '@/domain/emoji/skin-tone'
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
  const tone = shallowRef<SkinTone>('')
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
    if (kept?.user !== person.value?.account.id) return
    recent.value = kept?.emoji ?? []
    tone.value = kept?.tone ?? ''
  }

  watch(
    () => preferencesStore.effectiveLanguage,
    () => {
      if (isWanted) void load().catch(() => undefined)
    },
  )

  async function noteUsed(emoji: string) {
    recent.value = [emoji, ...recent.value.filter((each) => each !== emoji)].slice(0, MAX_RECENT)
    await keep()
  }

  async function setTone(next: SkinTone) {
    tone.value = next
    await keep()
  }

  async function keep() {
    const user = person.value?.account.id
    const memory = await loadEmojiMemory()
    if (user) memory.write({ user, emoji: [...recent.value], tone: tone.value })
  }

  return { list, recent, tone, load, noteUsed, setTone }
})
