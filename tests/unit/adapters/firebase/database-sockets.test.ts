import { describe, expect, it } from 'vitest'
import { hasOpenSocket, noteSockets } from '@/adapters/firebase/database-sockets'

class FakeSocket extends EventTarget {
  readonly url: string
  constructor(url: string | URL) {
    super()
    this.url = String(url)
  }
}

describe('the sockets to a database', () => {
  it('are noted from when they are open until they close, and no others', () => {
    const page = { WebSocket: FakeSocket as unknown as typeof WebSocket }
    noteSockets(page)
    const other = new page.WebSocket('wss://example.com/chat')
    const socket = new page.WebSocket('wss://example.com/.ws?v=5')
    expect(socket.url).toBe('wss://example.com/.ws?v=5')
    other.dispatchEvent(new Event('open'))
    expect(hasOpenSocket()).toBe(false)
    socket.dispatchEvent(new Event('open'))
    expect(hasOpenSocket()).toBe(true)
    socket.dispatchEvent(new Event('close'))
    expect(hasOpenSocket()).toBe(false)
  })

  it('that never open are none', () => {
    const page = { WebSocket: FakeSocket as unknown as typeof WebSocket }
    noteSockets(page)
    new page.WebSocket('wss://example.com/.ws?v=5').dispatchEvent(new Event('close'))
    expect(hasOpenSocket()).toBe(false)
  })
})
