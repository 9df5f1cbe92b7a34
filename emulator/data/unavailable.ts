/** A write that cannot be kept, as on a full disk: it was not done, and nobody has heard of it. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}
