import { createPinia, defineStore, setActivePinia } from 'pinia'
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import ExportPanel from '@/ui/views/export/ExportPanel.vue'
import { ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const open = vi.fn()
const write = vi.fn()
const fetchRest = vi.fn()
const stop = vi.fn()

vi.mock('@/stores/export', () => ({
  useExportStore: defineStore('export', () => ({
    phase: shallowRef('idle'),
    scope: shallowRef(undefined),
    survey: shallowRef({ rooms: [{}, {}], known: 1200, gaps: 2 }),
    done: shallowRef(0),
    file: shallowRef(undefined),
    isUnavailable: shallowRef(false),
    ...{ open, write, fetchRest, stop },
  })),
}))
vi.mock('@/stores/connection', () => ({
  useConnectionStore: defineStore('connection', () => ({ status: shallowRef('online') })),
}))

const { useExportStore } = await import('@/stores/export')
const { useConnectionStore } = await import('@/stores/connection')

const show = (language: 'en' | 'zh' = 'en') =>
  mountComponent(ExportPanel, { scope: ROOM, title: 'Kitchen' }, language)
const button = (shown: ReturnType<typeof show>, words: string) =>
  shown.findAll('button').find((each) => each.text() === words)
const told = (shown: ReturnType<typeof show>) => shown.get('[role=status]').text()

describe('ExportPanel', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
    document.body.replaceChildren()
  })

  it.each([
    ['en', '2 rooms.', '1,200', '2 parts of the history are missing'],
    ['zh', '2 个房间', '1,200', '缺少 2 段'],
  ] as const)('says what is known and what is missing (%s)', (language, ...words) => {
    const shown = show(language)
    for (const each of words) expect(shown.text()).toContain(each)
    expect(open).toHaveBeenCalledWith(ROOM)
  })

  it('offers to fetch the rest only with a network, and nothing where nothing is missing', async () => {
    const shown = show()
    await button(shown, 'Fetch the rest first')?.trigger('click')
    expect(fetchRest).toHaveBeenCalledOnce()
    useConnectionStore().$patch({ status: 'offline' })
    await flushPromises()
    expect(button(shown, 'Fetch the rest first')).toBeUndefined()
    expect(shown.text()).toContain('when the network is back')
    useExportStore().$patch({ survey: { rooms: [], known: 3, gaps: 0 } })
    await flushPromises()
    expect(shown.find('[data-export-gaps]').exists()).toBe(false)
  })

  it('exports in the form that was chosen, in the language on screen', async () => {
    const shown = show('zh')
    await button(shown, '导出')?.trigger('click')
    expect(write).toHaveBeenCalledWith(
      'html',
      expect.objectContaining({ language: 'zh-Hans', title: 'Kitchen', edited: '已编辑' }),
    )
    await shown.get('input[value=json]').setValue(true)
    await button(shown, '导出')?.trigger('click')
    expect(write).toHaveBeenLastCalledWith('json', expect.anything())
  })

  it('shows each page and says each quarter, and can be stopped', async () => {
    const shown = show()
    useExportStore().$patch({ phase: 'writing', done: 310 })
    await flushPromises()
    expect(shown.get('[data-export-progress]').text()).toBe('310 of 1,200 messages')
    expect(shown.get('progress').attributes()).toMatchObject({ max: '1200', value: '310' })
    expect(told(shown)).toBe('Exporting, 25% done')
    useExportStore().$patch({ done: 590 })
    await flushPromises()
    expect(told(shown)).toBe('Exporting, 25% done')
    await button(shown, 'Stop')?.trigger('click')
    expect(stop).toHaveBeenCalledOnce()
  })

  it.each([
    ['saved', 'Saved as kitchen.html, with 2 messages. One missing part'],
    ['stopped', 'No file was kept'],
    ['failed', 'could not be written'],
    ['fetched', 'Everything that could be fetched'],
    ['fetch-stopped', 'stays on this device'],
    ['offline', 'The network did not answer'],
  ] as const)('says how it has ended: %s', async (phase, words) => {
    const shown = show()
    useExportStore().$patch({ phase, file: { name: 'kitchen.html', messages: 2, gaps: 1 } })
    await flushPromises()
    expect(told(shown)).toContain(words)
  })

  it('begins with its own room once what ran for another has ended', async () => {
    useExportStore().$patch({ phase: 'writing' })
    show()
    expect(open).not.toHaveBeenCalled()
    useExportStore().$patch({ phase: 'saved' })
    await flushPromises()
    expect(open).toHaveBeenCalledWith(ROOM)
  })
})
