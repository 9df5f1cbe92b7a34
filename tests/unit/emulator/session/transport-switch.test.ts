import { describe, expect, it } from 'vitest'
import { createTransportSwitch } from '#emulator/session/transport-switch.ts'

const control = (command: string) => JSON.stringify({ t: 'c', d: { t: command, d: {} } })
const request = (number: number) => JSON.stringify({ t: 'd', d: { r: number, a: 's', b: {} } })

function transport() {
  const sent: string[] = []
  const closed: string[] = []
  return {
    sent,
    closed,
    send: (message: string) => sent.push(message),
    close: (reason: string) => closed.push(reason),
  }
}

function begin() {
  const [first, second] = [transport(), transport()]
  const received: string[] = []
  const events: string[] = []
  const transports = createTransportSwitch({
    first,
    receive: (message) => received.push(message),
    onMoved: () => events.push('moved'),
    onLost: () => events.push('lost'),
  })
  return { first, second, received, events, transports }
}

describe('moving a session to another transport', () => {
  it('[G5] the new transport hears `a` at once, and its pings are answered', () => {
    const { second, transports, received } = begin()
    const offered = transports.offer(second)
    offered?.receive(control('p'))
    expect(second.sent).toEqual([control('a'), control('o')])
    expect(received).toEqual([])
  })

  it('[G6] the server ends its side with `n` and then speaks on the new transport', () => {
    const { first, second, transports } = begin()
    const offered = transports.offer(second)
    transports.connection.send('before')
    offered?.receive(control('a'))
    offered?.receive(control('a'))
    transports.connection.send('after')
    expect(first.sent).toEqual(['before', control('n')])
    expect(second.sent).toEqual([control('a'), 'after'])
  })

  it('[G6] what comes early on the new transport waits until the client ended the old one', () => {
    const { second, transports, received, events } = begin()
    const offered = transports.offer(second)
    offered?.receive(control('a'))
    offered?.receive(request(2))
    offered?.receive(request(3))
    expect(received).toEqual([])
    received.push(request(1))
    transports.endFirst()
    offered?.receive(request(4))
    expect(received).toEqual([1, 2, 3, 4].map(request))
    expect(events).toEqual(['moved'])
  })

  it('[G6] the end of the old transport may come before the `a` of the new one', () => {
    const { first, second, transports, events } = begin()
    const offered = transports.offer(second)
    transports.endFirst()
    expect([events, transports.hasMoved()]).toEqual([[], false])
    offered?.receive(control('a'))
    expect([events, transports.hasMoved()]).toEqual([['moved'], true])
    expect(first.sent).toEqual([control('n')])
  })

  it('[G7] a new transport that dies before the move changes nothing, a later one may try', () => {
    const { first, second, transports, events } = begin()
    transports.offer(second)?.end()
    transports.connection.send('x')
    expect([first.sent, events]).toEqual([['x'], []])
    const third = transport()
    transports.offer(third)?.receive(control('a'))
    transports.connection.send('y')
    expect(third.sent.at(-1)).toBe('y')
    expect(transports.offer(transport())).toBeUndefined()
  })

  it('[G7] a new transport that dies after the move ends the session', () => {
    const { second, transports, events } = begin()
    const offered = transports.offer(second)
    offered?.receive(control('a'))
    offered?.end()
    expect(events).toEqual(['lost'])
  })

  it('[G7] a second offer takes the place of one that was not agreed on', () => {
    const { second, transports, events } = begin()
    const older = transports.offer(second)
    transports.offer(transport())
    older?.receive(control('a'))
    older?.end()
    expect(second.closed).toHaveLength(1)
    expect([transports.hasAgreed(), events]).toEqual([false, []])
  })

  it('[W6] a new transport that breaks the protocol is told and closed', () => {
    const { second, transports } = begin()
    transports.offer(second)?.receive('nonsense')
    expect(second.closed).toEqual(['A message must be JSON'])
    transports.connection.close('x')
    transports.closeSecond('y')
    expect(second.closed.at(-1)).toBe('y')
  })

  it('[W6] after the move the session closes the new transport', () => {
    const { first, second, transports } = begin()
    transports.offer(second)?.receive(control('a'))
    transports.connection.close('why')
    expect([first.closed, second.closed]).toEqual([[], ['why']])
  })
})
