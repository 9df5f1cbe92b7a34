import {
  kindOfCandidate,
  type CandidateKind,
  type ServerTest,
  type ServerTrouble,
} from '@/domain/peer/link-state'

/** Longer than a server on the other side of the world takes. */
const LIMIT_MS = 6000

/** Asks servers what they are for, over a connection of its own to nobody. */
export async function testServers(servers: readonly RTCIceServer[]): Promise<ServerTest> {
  const found = new Set<CandidateKind>()
  const troubles = new Map<string, ServerTrouble>()
  const connection = new RTCPeerConnection({ iceServers: [...servers] })
  try {
    const gathered = new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, LIMIT_MS)
      connection.addEventListener('icecandidate', ({ candidate }) => {
        const kind = candidate && kindOfCandidate(candidate.candidate)
        if (kind) found.add(kind)
      })
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState !== 'complete') return
        clearTimeout(limit)
        resolve()
      })
      connection.addEventListener('icecandidateerror', ({ url, errorCode, errorText }) => {
        troubles.set(url, { url, code: errorCode, text: errorText })
      })
    })
    connection.createDataChannel('test')
    await connection.setLocalDescription()
    await gathered
    return { found: [...found], troubles: [...troubles.values()] }
  } finally {
    connection.close()
  }
}
