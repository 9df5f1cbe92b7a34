import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Sockets from '@/adapters/firebase/database-sockets'

const DATABASE = 'wss://example.com/.ws?v=5'

class FakeSocket extends EventTarget {
  readonly url: string
  readonly sent: string[] = []
  isClosing = false
  constructor(url: string | URL) {
    super()
    this.url = String(url)
  }
  send(text: string) {
    this.sent.push(text)
  }
  close() {
    this.isClosing = true
  }
  hear(data: string) {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
  end(wasClean: boolean) {
    this.dispatchEvent(Object.assign(new Event('close'), { wasClean }))
  }
}

describe('the sockets to a database', () => {
  // What is noted of them lasts as long as the page, so each test has a page of its own.
  let sockets: typeof Sockets
  let storage: Map<string, string>

  beforeEach(async () => {
    vi.useFakeTimers()
    vi.resetModules()
    sockets = await import('@/adapters/firebase/database-sockets')
    storage = new Map()
  })
  afterEach(() => vi.useRealTimers())

  function openPage() {
    const page = { WebSocket: FakeSocket as unknown as typeof WebSocket }
    sockets.noteSockets(page, {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => storage.set(key, value),
      removeItem: (key) => storage.delete(key),
    })
    return (url: string) => new page.WebSocket(url) as unknown as FakeSocket
  }

  function listen() {
    const heard: string[] = []
    sockets.tapSockets({
      frame: (text, isSent) => heard.push(`${isSent ? '>' : '<'} ${text}`),
      refusal: () => heard.push('refused'),
    })
    return heard
  }

  it('are noted from when they are open until they close, and no others', () => {
    const connect = openPage()
    const other = connect('wss://example.com/chat')
    const socket = connect(DATABASE)
    expect(socket.url).toBe(DATABASE)
    other.dispatchEvent(new Event('open'))
    expect(sockets.hasOpenSocket()).toBe(false)
    socket.dispatchEvent(new Event('open'))
    expect(sockets.hasOpenSocket()).toBe(true)
    socket.end(true)
    expect(sockets.hasOpenSocket()).toBe(false)
  })

  it('that never open are none, and were not let through', () => {
    const heard = listen()
    openPage()(DATABASE).end(false)
    expect(sockets.hasOpenSocket()).toBe(false)
    expect(sockets.lastEnding()).toBe('refused')
    expect(heard).toEqual(['refused'])
  })

  it('that fail are noted once, though the SDK closes them when it hears of it', () => {
    const heard = listen()
    const socket = openPage()(DATABASE)
    socket.addEventListener('error', () => socket.close())
    socket.dispatchEvent(new Event('error'))
    socket.end(false)
    expect(heard).toEqual(['refused'])
    expect(sockets.lastEnding()).toBe('refused')
  })

  it('are heard from the first word on, also by who begins to listen later', () => {
    const connect = openPage()
    const socket = connect(DATABASE)
    socket.send('early')
    socket.hear('answer')
    connect('wss://example.com/chat').send('of no matter')
    const heard = listen()
    socket.send('late')
    expect(heard).toEqual(['> early', '< answer', '> late'])
    expect(socket.sent).toEqual(['early', 'late'])
  })

  it('that stay silent are closed, so that polling takes their place within seconds', () => {
    const heard = listen()
    const socket = openPage()(DATABASE)
    socket.dispatchEvent(new Event('open'))
    vi.advanceTimersByTime(sockets.SILENCE_MS - 1)
    expect(socket.isClosing).toBe(false)
    vi.advanceTimersByTime(1)
    expect(socket.isClosing).toBe(true)
    socket.end(false)
    expect(sockets.lastEnding()).toBe('silent')
    expect(heard).toEqual(['refused'])
  })

  it('that were heard of may be silent for long', () => {
    const socket = openPage()(DATABASE)
    socket.hear('hello')
    vi.advanceTimersByTime(sockets.SILENCE_MS * 10)
    expect(socket.isClosing).toBe(false)
  })

  it('tell a server that ends them from a line that breaks, and both from this page', () => {
    const connect = openPage()
    const speak = () => {
      const socket = connect(DATABASE)
      socket.hear('hello')
      return socket
    }
    speak().end(true)
    expect(sockets.lastEnding()).toBe('closed')
    speak().end(false)
    expect(sockets.lastEnding()).toBe('broken')
    sockets.noteEnding('chosen')
    const own = speak()
    own.close()
    own.end(true)
    expect(sockets.lastEnding()).toBe('chosen')
  })

  it('are not made where long polling was chosen', () => {
    storage.set('hearth.transport', 'long-polling')
    const connect = openPage()
    expect(() => connect(DATABASE)).toThrow('long polling was chosen')
    expect(() => connect('wss://example.com/chat')).not.toThrow()
  })

  it('leave no note of failing where they were chosen', () => {
    storage.set('hearth.transport', 'websocket')
    storage.set('firebase:previous_websocket_failure', 'true')
    openPage()(DATABASE)
    expect(storage.has('firebase:previous_websocket_failure')).toBe(false)
  })

  it('leave what the SDK notes alone where nothing was chosen', () => {
    storage.set('hearth.transport', 'telepathy')
    storage.set('firebase:previous_websocket_failure', 'true')
    openPage()(DATABASE)
    expect(storage.has('firebase:previous_websocket_failure')).toBe(true)
  })
})
