import type { FileProblem } from '@/domain/file/transfer'

/** What a page asks of the worker that reads or writes a file. Each is answered, in order. */
export type FileWork =
  | { readonly kind: 'read'; readonly file: Blob }
  | { readonly kind: 'seek'; readonly position: number; readonly digest: string }
  | { readonly kind: 'next' }
  | { readonly kind: 'write-to'; readonly user: string; readonly id: string }
  | { readonly kind: 'restart' }
  | { readonly kind: 'write'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'finish' }
  | { readonly kind: 'digest' }

/** Where it is, what was read, and the SHA-256 of what is before: what of it was asked for. */
export interface FileWorkDone {
  readonly position: number
  readonly bytes?: ArrayBuffer | undefined
  readonly digest?: string
}

export type FileWorkAnswer =
  | { readonly number: number; readonly done: FileWorkDone }
  | { readonly number: number; readonly problem: FileProblem }

export interface NumberedFileWork {
  readonly number: number
  readonly work: FileWork
}
