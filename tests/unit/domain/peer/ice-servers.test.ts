import { describe, expect, it } from 'vitest'
import { readServers } from '@/domain/peer/ice-servers'

describe('servers for calls, as a person writes them', () => {
  it('are one a line, a TURN server with who may use it', () => {
    const text = `
      stun:stun.example.org
      turn:turn.example.org:3478?transport=tcp  mei  secret

      turns:[2001:db8::1]:5349 mei secret`
    expect(readServers(text)).toEqual({
      servers: [
        { urls: 'stun:stun.example.org' },
        {
          urls: 'turn:turn.example.org:3478?transport=tcp',
          username: 'mei',
          credential: 'secret',
        },
        { urls: 'turns:[2001:db8::1]:5349', username: 'mei', credential: 'secret' },
      ],
      bad: [],
    })
  })

  it.each([
    ['https://example.org', 'address'],
    ['stun:', 'address'],
    ['stun:a b', undefined],
    ['turn:turn.example.org', 'sign-in'],
    ['turn:turn.example.org mei', 'sign-in'],
  ])('say what is wrong with %s', (line, why) => {
    expect(readServers(line).bad).toEqual(why ? [{ line, why }] : [])
  })

  it('are few', () => {
    const many = Array.from({ length: 9 }, (_, at) => `stun:s${at}.example.org`).join('\n')
    expect(readServers(many).servers).toHaveLength(5)
  })
})
