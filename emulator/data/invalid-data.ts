/** Data, a key or a path that the database refuses, with the reason for the person who sent it. */
export class InvalidData extends Error {
  override readonly name = 'InvalidData'
}
