import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, reactive, shallowRef } from 'vue'
import type { Report } from '@/domain/room/report'
import { fail, ok } from '@/shared/result'
import CareReports from '@/ui/views/care/CareReports.vue'
import RoomReport from '@/ui/views/room/RoomReport.vue'
import { MEI, ROOM, TOM, message, messageId } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const route = reactive<{ query: Record<string, string> }>({ query: {} })
vi.mock('vue-router', () => ({ useRoute: () => route, RouterLink: {} }))
const act = vi.fn()
const wish = vi.fn()
let reports: readonly Report[] = []
let tellAnew: (told: readonly Report[]) => void = () => undefined
vi.mock('@/stores/actions', () => ({
  useActionsStore: defineStore('actions', () => ({
    act,
    follow: (_topic: string, tell: (told: readonly Report[]) => void) => {
      tellAnew = tell
      tell(reports)
      return () => undefined
    },
  })),
}))
vi.mock('@/stores/people', () => ({
  usePeopleStore: defineStore('people', () => ({
    here: shallowRef([
      { id: 'mei', role: 'admin', isMe: true },
      { id: 'tom', role: 'member', isMe: false },
    ]),
    nameOf: (id: string) => (id === 'tom' ? 'Tom' : 'Mei'),
  })),
}))
vi.mock('@/stores/quotes', () => ({
  useQuotesStore: defineStore('quotes', () => ({ quoted: () => message(1, { from: TOM }) })),
}))
vi.mock('@/stores/timeline', () => ({
  useTimelineStore: defineStore('timeline', () => ({ wishes: () => Promise.resolve({ wish }) })),
}))

const report = (part: Partial<Report> = {}): Report => ({
  ...{ message: messageId(1), by: MEI, at: 1, why: 'abuse', text: 'not nice', ...part },
})
type Shown = ReturnType<typeof mountComponent>
const press = async (shown: Shown, words: string) => {
  const button = shown.findAll('button').find((each) => each.text() === words)
  expect(button, words).toBeDefined()
  await button?.trigger('click')
  await flushPromises()
}

describe('reports', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
    document.body.replaceChildren()
    reports = []
    route.query = {}
    act.mockResolvedValue(ok(null))
    wish.mockResolvedValue(undefined)
  })

  it('are one for a message, however many tell of it', () => {
    reports = [report(), report({ by: TOM, why: 'spam', text: '' })]
    const shown = mountComponent(CareReports, { room: ROOM })
    expect(shown.findAll('[data-report]')).toHaveLength(1)
    expect(shown.get('h2').text()).toBe('Reported messages (1)')
    expect(shown.text()).toContain('Mei: Insults or threats.')
    expect(shown.text()).toContain('Tom: Spam.')
  })

  it('are dismissed, or their message deleted, or its author put out', async () => {
    reports = [report()]
    const shown = mountComponent(CareReports, { room: ROOM })
    await press(shown, 'Dismiss')
    expect(act).toHaveBeenCalledWith('dismiss', { room: ROOM, message: messageId(1) })
    await press(shown, 'Delete message')
    expect(wish).toHaveBeenCalledWith(ROOM, messageId(1), { kind: 'remove' })
    act.mockClear()
    await press(shown, 'Put out')
    expect(act).not.toHaveBeenCalled()
    await shown.get('dialog .button--danger').trigger('click')
    await flushPromises()
    expect(act).toHaveBeenCalledWith('put-out', { room: ROOM, user: TOM })
  })

  it('draw nothing where there are none', () => {
    expect(mountComponent(CareReports, { room: ROOM }).find('section').exists()).toBe(false)
  })

  it('are gone to once for each time that they are asked for', async () => {
    const focused = () => document.activeElement?.textContent
    const field = document.body.appendChild(document.createElement('textarea'))
    route.query = { details: 'reports' }
    reports = [report()]
    mountComponent(CareReports, { room: ROOM })
    await flushPromises()
    expect(focused()).toContain('Reported messages')
    field.focus()
    tellAnew([])
    await nextTick()
    tellAnew([report()])
    await flushPromises()
    expect(document.activeElement).toBe(field)
    route.query = {}
    await nextTick()
    route.query = { details: 'reports' }
    await flushPromises()
    expect(focused()).toContain('Reported messages')
  })

  it('are not gone to where there were none when they were asked for', async () => {
    const field = document.body.appendChild(document.createElement('textarea'))
    route.query = { details: 'reports' }
    mountComponent(CareReports, { room: ROOM })
    await flushPromises()
    field.focus()
    tellAnew([report()])
    await flushPromises()
    expect(document.activeElement).toBe(field)
  })

  it('are told with a reason, or it is said why not', async () => {
    const entry = { ...message(1), delivery: 'sent' }
    const shown = mountComponent(RoomReport, { room: ROOM, entry })
    await shown.get('input[value=illegal]').setValue()
    act.mockResolvedValueOnce(fail('offline'))
    await shown.get('form').trigger('submit')
    await flushPromises()
    expect(shown.get('[role=alert]').text()).not.toBe('')
    await shown.get('textarea').setValue(' look ')
    await shown.get('form').trigger('submit')
    await flushPromises()
    const needs = { room: ROOM, message: messageId(1), why: 'illegal', text: 'look' }
    expect(act).toHaveBeenLastCalledWith('report', needs)
    expect(shown.get('[role=status]').text()).toContain('were told')
  })
})
