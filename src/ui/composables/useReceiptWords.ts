import type { Receipt } from '@/domain/message/receipt'
import { useI18n } from '@/ui/locales/i18n'

/** What became of a message, in words. */
export function useReceiptWords() {
  const { t } = useI18n()
  return ({ state, readBy, others }: Receipt): string => {
    if (state === 'stored') return t('message.sent')
    if (state === 'delivered') return t('receipt.delivered')
    return others > 1 ? t('receipt.readBy', { n: readBy }) : t('receipt.read')
  }
}
