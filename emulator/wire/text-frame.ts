const TEXT = 0x81
const MAX_SHORT = 125
const MAX_MEDIUM = 0xff_ff

/** The bytes of a WebSocket text frame as a server sends it: whole and unmasked (RFC 6455, 5.2). */
export function encodeTextFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length <= MAX_SHORT ? 2 : length <= MAX_MEDIUM ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = TEXT
  if (length <= MAX_SHORT) frame[1] = length
  else if (length <= MAX_MEDIUM) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}
