import { closeEarlyField, earlyField } from '@/ui/components/app/early-field'

/** What was typed before the panel was there. A word in the middle of an input method is waited for. */
export async function takeEarlyText(): Promise<{ text: string; isEntered: boolean }> {
  const early = earlyField()
  if (early?.isComposing)
    await new Promise((resolve) => early.input.addEventListener('compositionend', resolve))
  closeEarlyField()
  return { text: early?.input.value ?? '', isEntered: early?.isEntered ?? false }
}
