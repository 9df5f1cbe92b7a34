import { afterEach, describe, expect, it, vi } from 'vitest'
import { chooseFile } from '@/adapters/browser/save-file'

const pick = (picker: (() => Promise<unknown>) | undefined) =>
  Object.assign(window, { showSaveFilePicker: picker })

function pickedFile() {
  const file = { write: vi.fn(), close: vi.fn(), abort: vi.fn() }
  return { file, handle: { name: 'mine.json', createWritable: () => Promise.resolve(file) } }
}

/** What the browser is given to download. */
function watchDownloads() {
  const blobs: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:here'
  })
  const clicked: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    clicked.push(`${this.download} ${this.href}`)
  })
  return { blobs, clicked }
}

describe('saving a file', () => {
  afterEach(() => {
    pick(undefined)
    vi.restoreAllMocks()
  })

  it('downloads it once it is whole, where there is no picker', async () => {
    const { blobs, clicked } = watchDownloads()
    const file = await chooseFile('a.html', 'text/html')
    const long = 'ü'.repeat(1_200_000)
    await file?.write('first ')
    await file?.write(long)
    await file?.write(' last')
    expect(clicked).toEqual([])
    await file?.finish()
    expect(clicked).toEqual(['a.html blob:here'])
    expect(await blobs[0]?.text()).toBe(`first ${long} last`)
  })

  it('downloads nothing that was stopped', async () => {
    const { clicked } = watchDownloads()
    const file = await chooseFile('a.html', 'text/html')
    await file?.write('first')
    await file?.discard()
    expect(clicked).toEqual([])
  })

  it('writes into the file that was picked, and lets go of it when stopped', async () => {
    const { file, handle } = pickedFile()
    pick(() => Promise.resolve(handle))
    const kept = await chooseFile('a.json', 'application/json')
    expect(kept?.name).toBe('mine.json')
    await kept?.write('all')
    await kept?.finish()
    expect(file.write).toHaveBeenCalledWith('all')
    expect(file.close).toHaveBeenCalledOnce()
    await (await chooseFile('a.json', 'application/json'))?.discard()
    expect(file.abort).toHaveBeenCalledOnce()
  })

  it('gives nothing when the picker was closed, and a download when it is forbidden', async () => {
    pick(() => Promise.reject(new DOMException('closed', 'AbortError')))
    expect(await chooseFile('a.json', 'application/json')).toBeUndefined()
    pick(() => Promise.reject(new DOMException('no', 'SecurityError')))
    expect((await chooseFile('a.json', 'application/json'))?.name).toBe('a.json')
  })
})
