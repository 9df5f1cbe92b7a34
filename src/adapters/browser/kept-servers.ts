import { drop, readJson, writeJson } from '@/adapters/browser/kept-values'
import { MAX_SERVERS_LENGTH } from '@/domain/peer/ice-servers'

const KEY = 'hearth.servers'

/** The servers for calls, as the person wrote them; `undefined` where it is left to Hearth. */
export const serversMemory = {
  read(): string | undefined {
    const kept = readJson(KEY)
    return typeof kept === 'string' && kept.length <= MAX_SERVERS_LENGTH ? kept : undefined
  },
  write(text: string | undefined): void {
    if (text === undefined) drop(KEY)
    else writeJson(KEY, text)
  },
}
