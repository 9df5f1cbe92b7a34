import type { FileProblem } from '@/domain/file/transfer'

/** A line to the other page for one file, whose frames and bytes arrive in order. */
export interface FileChannel {
  /** Passed over where the line is closed. */
  send(data: string | Uint8Array<ArrayBuffer>): void
  /** Settles once little waits to go out, or the line is closed. */
  drained(): Promise<void>
  /** Told once, when it is first of use. */
  onOpen(listener: () => void): void
  onData(listener: (data: string | ArrayBuffer) => void): void
  onClose(listener: () => void): void
  close(): void
}

/** A file that is sent, read and hashed in pieces away from the page. Rejects with a `FileTrouble`. */
export interface FileSource {
  /** Reads on from here, if what is before has this SHA-256; else from the beginning. Settles with where it is. */
  seek(position: number, digest: string): Promise<number>
  /** The next piece, `undefined` at the end. It may be used until the next is asked for. */
  next(): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Of all of it, once all was read. */
  digest(): Promise<string>
  close(): void
}

/** Where a file that is received goes, written and hashed away from the page. Rejects with a `FileTrouble`. */
export interface FileSink {
  /** What is here of it from before. */
  begin(): Promise<{ readonly position: number; readonly digest: string }>
  /** Begins anew. */
  restart(): Promise<void>
  /** Takes it over, in order. Settles with how much is durable then. */
  write(bytes: ArrayBuffer): Promise<number>
  /** Settles with the SHA-256 of all of it, once all is durable. */
  finish(): Promise<string>
  /** What is here stays. */
  close(): void
}

export class FileTrouble extends Error {
  readonly problem: FileProblem
  constructor(problem: FileProblem) {
    super(problem)
    this.problem = problem
  }
}

export const problemOf = (cause: unknown, otherwise: FileProblem): FileProblem =>
  cause instanceof FileTrouble ? cause.problem : otherwise

/** A file as the person chose it. With a handle it can be read again once its page was loaded anew. */
export interface ChosenFile {
  readonly file: File
  readonly handle?: FileSystemFileHandle
}

/** Files that are being sent, where the browser has handles for them. */
export interface SentFiles {
  /** What the person chooses: nothing, where they close the picker; `undefined`, where there is none that gives handles. */
  pick(): Promise<readonly ChosenFile[] | undefined>
  keep(id: string, handle: FileSystemFileHandle): Promise<void>
  /**
   * Opens it again. `ask`: the browser wants to ask the person first, which it does where `asks` is set, in answer to a
   * tap. `undefined`: it is not kept, not allowed, or not there any more.
   */
  open(id: string, asks: boolean): Promise<File | 'ask' | undefined>
  drop(id: string): Promise<void>
}

/** One that is here, as far as it has come. */
export interface ReceivedFile {
  readonly id: string
  readonly bytes: number
}

/** Files that were received and not yet taken away, on this device. */
export interface ReceivedFiles {
  /** Bytes that could still be kept; `undefined` where nobody knows. */
  free(): Promise<number | undefined>
  openSink(id: string): FileSink
  /** Whether the person may choose where it goes; else it is handed to the device, as a download. */
  readonly canChoosePlace: boolean
  /** Rejects with a `FileTrouble`: `full` or `unwritable` there; `unreadable`, where it is not here any more. */
  save(id: string, name: string, onBegin: () => void): Promise<'saved' | 'handed' | 'cancelled'>
  remove(id: string): Promise<void>
  /** All that is here. */
  list(): Promise<readonly ReceivedFile[]>
}
