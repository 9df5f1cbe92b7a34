import { download, isAbort } from '@/adapters/browser/hand-over'
import type { FileSink } from '@/domain/export/exporter'

/** The File System Access API, where there is one; TypeScript does not know its pickers. */
interface PickerWindow {
  showSaveFilePicker?: (options: {
    suggestedName: string
    types: { accept: Record<string, string[]> }[]
  }) => Promise<FileSystemFileHandle>
}

/** Text is handed to the browser in blobs of this size, which it need not keep in memory. */
const BLOB_LENGTH = 1_000_000

/**
 * Where the browser has a picker, what is written goes straight into the file that was picked;
 * elsewhere it is collected, and downloaded once it is whole.
 */
export async function chooseFile(name: string, type: string): Promise<FileSink | undefined> {
  const picker = (window as PickerWindow).showSaveFilePicker?.bind(window)
  if (!picker) return collectDownload(name, type)
  try {
    const extension = name.slice(name.lastIndexOf('.'))
    const handle = await picker({
      suggestedName: name,
      types: [{ accept: { [type]: [extension] } }],
    })
    return await writeTo(handle)
  } catch (cause) {
    if (isAbort(cause)) return undefined
    // A picker that a policy or a frame forbids: a download still works.
    return collectDownload(name, type)
  }
}

async function writeTo(handle: FileSystemFileHandle): Promise<FileSink> {
  const file = await handle.createWritable()
  return {
    name: handle.name,
    write: (text) => file.write(text),
    finish: () => file.close(),
    discard: () => file.abort(),
  }
}

function collectDownload(name: string, type: string): FileSink {
  const blobs: Blob[] = []
  let text: string[] = []
  let length = 0

  function pack() {
    blobs.push(new Blob(text))
    text = []
    length = 0
  }

  return {
    name,
    async write(piece) {
      text.push(piece)
      length += piece.length
      if (length >= BLOB_LENGTH) pack()
      // The page stays alive, even where reading takes no time.
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
    finish() {
      pack()
      download(new Blob(blobs, { type }), name)
      return Promise.resolve()
    },
    discard() {
      blobs.length = 0
      text = []
      return Promise.resolve()
    },
  }
}
