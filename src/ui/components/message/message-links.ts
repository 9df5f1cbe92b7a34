import { shallowRef } from 'vue'
import type { TextPart } from '@/ui/components/message/split-links'

/** Every link has one of these; most messages have none, and rooms without links never load the rest. */
const MAY_HAVE_LINK = /:\/\/|[\p{L}\p{N}][.@:][\p{L}\p{N}]/u

const split = shallowRef<(text: string) => readonly TextPart[]>()
let loading: Promise<void> | undefined

/** The parts of a message. Until the code that knows links is here, all of it is plain text. */
export function partsOf(text: string): readonly TextPart[] {
  if (MAY_HAVE_LINK.test(text)) {
    if (split.value) return split.value(text)
    loading ??= load()
  }
  return [{ text, href: undefined }]
}

async function load() {
  try {
    split.value = (await import('@/ui/components/message/split-links')).splitLinks
  } catch {
    // Offline before it was ever loaded: the text is all there, and the next one tries again.
    loading = undefined
  }
}
