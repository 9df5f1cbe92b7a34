/** What a client sent that cannot be read; ends that client's connection. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
}
