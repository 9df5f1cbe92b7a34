import type { ExportWords } from '@/domain/export/exporter'
import type { Language } from '@/domain/preferences/preferences'
import type { HearthI18n } from '@/ui/locales/i18n'
import { fullTimeOf, timeOf } from '@/ui/locales/time-words'

const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-Hans' }

/** The words of an exported page, in the language on screen. `title`: the room, or everything. */
export function createExportWords({ t, locale }: HearthI18n, title: string): ExportWords {
  const language = locale.value
  // Nobody knows when it will be read: the year belongs to the day.
  const days = new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'full' })
  return {
    language: TAGS[language],
    title,
    contents: t('export.file.contents'),
    unknownPerson: t('export.file.unknownPerson'),
    untitledRoom: t('room.untitled'),
    notes: t('direct.notes'),
    edited: t('export.file.edited'),
    deleted: t('export.file.deleted'),
    picture: t('export.file.picture'),
    gap: t('export.file.gap'),
    noMessages: t('export.file.noMessages'),
    unsent: t('export.file.unsent'),
    gone: t('export.file.gone'),
    replyUnknown: t('export.file.replyUnknown'),
    exported: (when, name) => t('export.file.exported', { when, name }),
    replyTo: (name) => t('export.file.replyTo', { name }),
    forwarded: (name) => t('export.file.forwarded', { name }),
    day: (at) => days.format(at),
    time: (at) => timeOf(at, language),
    fullTime: (at) => fullTimeOf(at, language),
  }
}
