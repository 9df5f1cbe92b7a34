import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserAttention } from '@/adapters/browser/attention'

describe('the attention of a browser', () => {
  let page: EventTarget & { visibilityState: string }
  let frame: EventTarget

  beforeEach(() => {
    page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    frame = new EventTarget()
    vi.stubGlobal('document', page)
    vi.stubGlobal('window', frame)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  function become(state: 'visible' | 'hidden') {
    page.visibilityState = state
    page.dispatchEvent(new Event('visibilitychange'))
  }

  it('tells when the page is shown or hidden', () => {
    const listener = vi.fn()
    const stop = browserAttention.watch(listener)
    become('hidden')
    expect(browserAttention.isVisible()).toBe(false)
    become('visible')
    expect(browserAttention.isVisible()).toBe(true)
    stop()
    become('hidden')
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('wakes when shown again, restored or told of a network, not when hidden', () => {
    const listener = vi.fn()
    const stop = browserAttention.onWake(listener)
    become('hidden')
    expect(listener).not.toHaveBeenCalled()
    become('visible')
    frame.dispatchEvent(new Event('pageshow'))
    frame.dispatchEvent(new Event('online'))
    expect(listener).toHaveBeenCalledTimes(3)
    stop()
    become('visible')
    frame.dispatchEvent(new Event('online'))
    expect(listener).toHaveBeenCalledTimes(3)
  })
})
