import * as v from 'valibot'
import type { QuietHours } from '@/domain/notice/quiet-hours'

/** What this device says of what arrives. Kept on the device. */
export interface NoticePreferences {
  readonly isOn: boolean
  /** A short sound for a message in another room while Hearth is looked at. */
  readonly hasSound: boolean
  readonly hasQuietHours: boolean
  readonly quietHours: QuietHours
  /** Others see them, as they see “do not disturb”. */
  readonly showsQuietHours: boolean
  /** Otherwise a notice says that there is a message, and not which. */
  readonly showsText: boolean
  /** The person was asked in passing, and wants to be left alone. */
  readonly isHintOver: boolean
}

export const DEFAULT_NOTICE_PREFERENCES: NoticePreferences = {
  isOn: true,
  hasSound: false,
  hasQuietHours: false,
  quietHours: { from: '22:00', to: '07:00' },
  showsQuietHours: false,
  showsText: true,
  isHintOver: false,
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const standard = DEFAULT_NOTICE_PREFERENCES
const yesOrNo = (otherwise: boolean) => v.fallback(v.boolean(), otherwise)
const time = v.pipe(
  v.string(),
  v.check((text) => TIME.test(text)),
)

const schema = v.object({
  isOn: yesOrNo(standard.isOn),
  hasSound: yesOrNo(standard.hasSound),
  hasQuietHours: yesOrNo(standard.hasQuietHours),
  quietHours: v.fallback(v.object({ from: time, to: time }), standard.quietHours),
  showsQuietHours: yesOrNo(standard.showsQuietHours),
  showsText: yesOrNo(standard.showsText),
  isHintOver: yesOrNo(standard.isHintOver),
})

/** A part that cannot be read is as it is at first. */
export function parseNoticePreferences(raw: unknown): NoticePreferences {
  const result = v.safeParse(schema, raw)
  return result.success ? result.output : DEFAULT_NOTICE_PREFERENCES
}
