import type { IncomingMessage } from 'node:http'

/** The most a REST write may carry. */
export const MAX_BODY_BYTES = 256 * 1024 * 1024

/** A body that is longer than allowed. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** Reads the whole body of a request. Throws `BodyTooLarge`. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new BodyTooLarge('The data is larger than 256 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
