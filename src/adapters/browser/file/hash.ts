import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 of what comes in pieces, which the browser's own cannot do. It can be asked for in between. */
export function createHash() {
  const hash = sha256.create()
  return {
    add: (bytes: Uint8Array) => void hash.update(bytes),
    /** Of nothing it is empty. */
    hex: (position: number) => (position === 0 ? '' : bytesToHex(hash.clone().digest())),
  }
}
