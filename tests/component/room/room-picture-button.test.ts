import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import RoomPictureButton from '@/ui/views/room/RoomPictureButton.vue'
import { TOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const [attach, offer] = [vi.fn(), vi.fn()]
let person: typeof TOM | undefined
vi.mock('@/stores/attached-pictures', () => ({
  useAttachedPicturesStore: defineStore('attached-pictures', () => ({ attach })),
}))
vi.mock('@/stores/files', () => ({ useFilesStore: defineStore('files', () => ({ offer })) }))
vi.mock('@/stores/timeline', () => ({
  useTimelineStore: defineStore('timeline', () => ({ summary: { person } })),
}))

describe('files that are dropped on a conversation', () => {
  const picture = new File(['x'], 'a.png', { type: 'image/png' })
  const paper = new File(['x'], 'b.pdf', { type: 'application/pdf' })

  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
    person = undefined
  })

  function drop(files: readonly File[]) {
    const field = document.body.appendChild(document.createElement('textarea'))
    mountComponent(RoomPictureButton, { field })
    const event = new Event('drop', { cancelable: true })
    const handleOf = ({ name }: File) => Promise.resolve({ kind: 'file', name })
    const items = [
      { kind: 'string' },
      ...files.map((file) => ({ kind: 'file', getAsFileSystemHandle: () => handleOf(file) })),
    ]
    Object.assign(event, { dataTransfer: { types: ['Files'], files, items } })
    field.dispatchEvent(event)
  }

  it('are all pictures to send in a room of many', () => {
    drop([picture, paper])
    expect(attach).toHaveBeenCalledWith([picture, paper])
  })

  it('are pictures to send between two, where there is nothing else', () => {
    person = TOM
    drop([picture, picture])
    expect(attach).toHaveBeenCalledWith([picture, picture])
    expect(offer).not.toHaveBeenCalled()
  })

  it.each([
    ['first', [paper, picture]],
    ['last', [picture, paper]],
  ])(
    'are all offered between two where the %s is no picture, each with its handle',
    async (_which, files) => {
      person = TOM
      drop(files)
      const offered = offer.mock.calls.map(([to, file]: unknown[]) => [to, file])
      expect(offered).toEqual(files.map((file) => [TOM, file]))
      const handles = await Promise.all(offer.mock.calls.map(([, , handle]: unknown[]) => handle))
      expect(handles).toMatchObject(files.map(({ name }) => ({ kind: 'file', name })))
      expect(attach).not.toHaveBeenCalled()
    },
  )
})
