import * as v from 'valibot'

/** Milliseconds since the epoch. Zero and below would sort before the beginning of a room. */
export const timestamp = v.pipe(v.number(), v.finite(), v.minValue(1))

/** A whole number of things. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A part that cannot be read is left out; the rest of the record stays. */
export const perhaps = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(schema), undefined)
