import type { CachedRoom } from '@/domain/replica/replica'
import type { RoomId, UserId } from '@/shared/ids'

export type ExportFormat = 'html' | 'json'

/** One room, or `undefined`: everything. */
export type ExportScope = RoomId | undefined

/** What an export would hold, before it is made. */
export interface ExportSurvey {
  readonly rooms: readonly CachedRoom[]
  /** How many messages these rooms are known to have, here or on the server. */
  readonly known: number
  /** Places where the history on this device has a hole. */
  readonly gaps: number
}

/** The words of a file that is read, in the language of whoever exports. */
export interface ExportWords {
  /** For `<html lang>`. */
  readonly language: string
  readonly title: string
  readonly contents: string
  readonly unknownPerson: string
  readonly untitledRoom: string
  readonly notes: string
  readonly edited: string
  readonly deleted: string
  readonly picture: string
  readonly gap: string
  readonly noMessages: string
  readonly unsent: string
  readonly gone: string
  exported(when: string, name: string): string
  replyTo(name: string): string
  readonly replyUnknown: string
  forwarded(name: string): string
  day(at: number): string
  time(at: number): string
  fullTime(at: number): string
}

export interface ExportRequest {
  readonly scope: ExportScope
  readonly format: ExportFormat
  readonly words: ExportWords
}

export interface ExportHooks {
  /** So many messages so far. */
  readonly onProgress: (messages: number) => void
  readonly signal: AbortSignal
}

export interface ExportedFile {
  readonly name: string
  readonly messages: number
  readonly gaps: number
}

/** Makes exports of one person's Hearth, on this device. */
export interface Exporter {
  survey(scope: ExportScope): Promise<ExportSurvey>
  /** Fetches from the server what is missing here. What has come stays, whatever ends it. */
  fetchRest(scope: ExportScope, hooks: ExportHooks): Promise<'done' | 'offline' | 'stopped'>
  /**
   * Asks where to, where the browser can, and writes it: call it at once when the person has asked.
   * `undefined`: stopped, and nothing was kept. Rejects when it could not be written.
   */
  write(request: ExportRequest, hooks: ExportHooks): Promise<ExportedFile | undefined>
}

/** What goes into a file, and what the writers need to know of it. */
export interface ExportContent {
  readonly exportedAt: number
  readonly exportedBy: UserId
  readonly scope: ExportScope
  readonly rooms: readonly CachedRoom[]
  readonly names: ReadonlyMap<UserId, string>
}

/** The next piece of a file, and how many messages and gaps are in it. */
export interface FilePiece {
  readonly text: string
  readonly messages: number
  readonly gaps: number
}

export const textPiece = (text: string): FilePiece => ({ text, messages: 0, gaps: 0 })

/** A file that is being written. */
export interface FileSink {
  readonly name: string
  write(text: string): Promise<void>
  /** It is whole: it is kept, or given to the browser to be kept. */
  finish(): Promise<void>
  /** Nothing of it is kept. */
  discard(): Promise<void>
}

/** Asks where a file shall go; `undefined`: nowhere, the person has thought better of it. */
export type ChooseFile = (name: string, type: string) => Promise<FileSink | undefined>
