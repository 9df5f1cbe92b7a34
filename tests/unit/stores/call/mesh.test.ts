import { describe, expect, it } from 'vitest'
import type { CallPerson } from '@/domain/call/call'
import type { LinkState } from '@/domain/peer/link-state'
import type { PeerLink } from '@/domain/peer/peer-link'
import type { EndpointId } from '@/shared/ids'
import { createMesh, type Peer } from '@/stores/call/mesh'
import { createManualClock } from '../../../support/fakes'
import { MEI, TOM } from '../../../support/fixtures'

/** As much of a link as is there before anything comes over it. */
function silentLink(say: (body: string) => Promise<boolean>) {
  const listeners = new Set<(state: LinkState) => void>()
  const link = {
    state: 'connecting' as LinkState,
    onState: (listener: (state: LinkState) => void) => listeners.add(listener),
    onTrack: () => undefined,
    onConnection: () => undefined,
    senderOf: () => undefined,
    close: () => void say('{"kind":"bye"}'),
  }
  return {
    link: link as unknown as PeerLink,
    become: (state: LinkState) => {
      for (const listener of listeners) listener(state)
    },
  }
}

describe('the links of a call', () => {
  const tom: CallPerson = { user: TOM, endpoint: 'toms' as EndpointId, seat: '1', beat: 0 }

  function meet() {
    const links: ReturnType<typeof silentLink>[] = []
    const left: string[] = []
    const said: string[] = []
    let peers: readonly Peer[] = []
    const mesh = createMesh({
      me: { user: MEI, endpoint: 'meis' as EndpointId },
      clock: createManualClock(),
      serverNow: () => 0,
      iceServers: [],
      openPeerLink({ say }) {
        const made = silentLink(say)
        links.push(made)
        return made.link
      },
      say({ endpoint }, body) {
        said.push(`${endpoint}: ${body}`)
        return Promise.resolve(true)
      },
      onPeers: (now) => (peers = now),
      onLeft: (user) => left.push(user),
    })
    return { mesh, links, left, said, users: () => peers.map(({ user }) => user) }
  }

  it('wait for nobody who has said that they leave, also while their seat is still theirs', () => {
    const { mesh, links, left, users } = meet()
    mesh.setPeople([tom])
    expect(users()).toEqual([TOM])
    links[0]!.become('closed')
    expect(users()).toEqual([])
    expect(left).toEqual([TOM])
    mesh.setPeople([tom])
    expect(users()).toEqual([])
  })

  it('are made anew with who comes back', () => {
    const { mesh, links, users } = meet()
    mesh.setPeople([tom])
    links[0]!.become('closed')
    mesh.setPeople([])
    mesh.setPeople([tom])
    expect(users()).toEqual([TOM])
    links[1]!.become('closed')
    mesh.setPeople([{ ...tom, endpoint: 'another' as EndpointId }])
    expect(users()).toEqual([TOM])
  })

  it('end with a last word to who is in the call, and none to who is gone: it would lie there', () => {
    const there = meet()
    there.mesh.setPeople([tom])
    there.mesh.close()
    expect(there.said).toEqual(['toms: {"kind":"bye"}'])

    const gone = meet()
    gone.mesh.setPeople([tom])
    gone.mesh.setPeople([])
    gone.mesh.close()
    expect(gone.said).toEqual([])
  })
})
