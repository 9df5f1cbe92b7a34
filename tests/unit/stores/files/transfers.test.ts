import { beforeEach, describe, expect, it } from 'vitest'
import type { FileSignal } from '@/domain/file/file-signal'
import type { Transfer } from '@/domain/file/transfer'
import { DESK, type Signal } from '@/domain/peer/signal'
import type { EndpointId, LinkId } from '@/shared/ids'
import type { FileParts } from '@/stores/files/file-parts'
import { createIncoming } from '@/stores/files/incoming'
import { createOutgoing } from '@/stores/files/outgoing'
import type { TransferContext } from '@/stores/files/transfer-context'
import { createManualClock } from '../../../support/fakes'
import { MEI, messageId, ROOM, TOM } from '../../../support/fixtures'

const ID = messageId(1) as string
const PAGE = 'page-of-mei' as EndpointId
const THEIRS = 'page-of-tom' as EndpointId
const facts = { name: 'a.txt', size: 5, modified: 7, position: 0 }

describe('what two pages agree on about a file', () => {
  let clock: ReturnType<typeof createManualClock>
  let said: { readonly to: string; readonly signal: FileSignal }[]
  let shown: Transfer | undefined
  let context: TransferContext
  let links: number
  let isCut: boolean

  beforeEach(() => {
    clock = createManualClock()
    said = []
    links = 0
    isCut = false
    const parts = {
      openPeerLink() {
        links++
        return {
          state: 'connecting',
          onState: () => () => undefined,
          onConnection: () => () => undefined,
          onChannel: () => () => undefined,
          hear: () => undefined,
          close: () => undefined,
        }
      },
      readIceServers: () => [],
      openSource: () => ({ close: () => undefined }),
      received: { remove: () => Promise.resolve() },
      kept: { read: () => [], put: () => undefined, drop: () => undefined },
      sent: { drop: () => Promise.resolve() },
    } as unknown as FileParts
    context = {
      parts,
      clock,
      me: { user: MEI, endpoint: PAGE },
      serverNow: () => clock.now(),
      say({ to, body }) {
        if (isCut) return Promise.resolve(false)
        said.push({ to: to.endpoint, signal: JSON.parse(body) as FileSignal })
        return Promise.resolve(true)
      },
      onChange: (transfer) => (shown = transfer),
      onGone: () => (shown = undefined),
    }
  })

  const hears = (signal: FileSignal): Signal => ({
    ...{ user: TOM, endpoint: THEIRS, room: ROOM, link: ID as LinkId },
    ...{ id: 'any', at: 1, body: JSON.stringify(signal) },
  })
  const offer = (attempt: number) =>
    hears({ kind: 'offer', attempt, name: 'a.txt', size: 5, modified: 7 })
  const kinds = () => said.map(({ signal }) => signal.kind)
  const begun = { id: ID, room: ROOM, peer: TOM, ...facts }

  it('is declined also where that does not get out at once', async () => {
    const incoming = createIncoming(context, { ...begun, state: 'interrupted' })
    isCut = true
    said.length = 0
    incoming.cancel()
    await clock.advance(4000)
    expect(kinds()).toEqual([])
    isCut = false
    await clock.advance(2000)
    expect(kinds()).toEqual(['decline'])
    await clock.advance(60_000)
    expect(kinds()).toEqual(['decline'])
  })

  it('is offered until it is answered, and given up after a time', async () => {
    createOutgoing(context, begun, new File(['hello'], 'a.txt'))
    expect(said[0]).toMatchObject({ to: DESK, signal: { kind: 'offer', name: 'a.txt' } })
    await clock.advance(60_000)
    expect(kinds()).toEqual(Array.from({ length: 6 }, () => 'offer'))
    expect(shown?.state).toBe('offered')
    await clock.advance(60_000)
    expect(shown?.state).toBe('unanswered')
    expect(kinds().at(-1)).toBe('withdrawn')
    const count = said.length
    await clock.advance(600_000)
    expect(said).toHaveLength(count)
  })

  it('is taken by the first page that accepts it, which the others hear', () => {
    const control = createOutgoing(context, begun, new File(['hello'], 'a.txt'))
    const [first] = said
    const attempt = first?.signal.kind === 'offer' ? first.signal.attempt : 0
    control.hear(hears({ kind: 'accept', attempt: attempt - 1 }))
    expect(links).toBe(0)
    control.hear(hears({ kind: 'accept', attempt }))
    control.hear({ ...hears({ kind: 'accept', attempt }), endpoint: 'late' as EndpointId })
    expect(links).toBe(1)
    expect(said.at(-1)).toEqual({ to: DESK, signal: { kind: 'taken', by: THEIRS } })
    expect(shown?.state).toBe('connecting')
  })

  it('is left to another page of one’s own', () => {
    const control = createIncoming(context, { ...begun, state: 'offered' })
    control.hear(offer(1))
    control.accept()
    control.hear(hears({ kind: 'taken', by: PAGE }))
    expect(shown?.state).toBe('connecting')
    control.hear(hears({ kind: 'taken', by: 'another' }))
    expect(shown).toBeUndefined()
  })

  it('is accepted once more where that did not get there, over the same way', () => {
    const control = createIncoming(context, { ...begun, state: 'offered' })
    control.hear(offer(1))
    control.accept()
    control.hear(offer(1))
    expect(kinds()).toEqual(['accept', 'accept'])
    expect(links).toBe(1)
    control.hear(offer(2))
    expect(links).toBe(2)
  })

  it('vanishes where it is offered no more', async () => {
    const control = createIncoming(context, { ...begun, state: 'offered' })
    control.hear(offer(1))
    await clock.advance(40_000)
    control.hear(offer(1))
    await clock.advance(40_000)
    expect(shown?.state).toBe('offered')
    await clock.advance(10_000)
    expect(shown).toBeUndefined()
  })

  it('is asked for by a page that is here again, ever more seldom, and accepted unasked', async () => {
    const control = createIncoming(context, { ...begun, position: 2, state: 'interrupted' })
    expect(said).toEqual([{ to: DESK, signal: { kind: 'ask' } }])
    await clock.advance(3_600_000)
    expect(said.length).toBeGreaterThan(5)
    expect(said.length).toBeLessThan(15)
    control.hear(offer(9))
    expect(said.at(-1)).toEqual({ to: THEIRS, signal: { kind: 'accept', attempt: 9 } })
  })
})
