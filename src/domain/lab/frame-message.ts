import * as v from 'valibot'
import { LAB_ROLES, TECHNIQUES, type LabRole, type Technique } from '@/domain/lab/technique'
import { count } from '@/shared/schemas'

/** Why a frame could not do what it was asked. */
export const LAB_PROBLEMS = ['blocked', 'no-answer', 'signed-out', 'unavailable'] as const
export type LabProblem = (typeof LAB_PROBLEMS)[number]

/** What the page of the lab asks of a frame. Each is answered, by its number. */
export type LabAsk =
  | { readonly name: 'begin'; readonly technique: Technique; readonly role: LabRole }
  /** Answered with how long the round trip took, in ms. */
  | { readonly name: 'send' }
  /** So many at once; answered with when the first was sent. */
  | { readonly name: 'burst'; readonly count: number }
  /** Answered with how long it took, in ms. */
  | { readonly name: 'reconnect' }
  | { readonly name: 'take' }
  | { readonly name: 'end' }

export type LabOrder =
  | { readonly kind: 'ask'; readonly number: number; readonly ask: LabAsk }
  /** Of the frame at the other end, to set up what goes between them directly. */
  | { readonly kind: 'signal'; readonly signal: string }

/** What a frame says to the page of the lab. Times are in ms since the epoch. */
export type LabWord =
  | { readonly kind: 'hello' }
  | { readonly kind: 'answer'; readonly number: number; readonly value: LabAnswer }
  | { readonly kind: 'arrived'; readonly delay: number; readonly at: number }
  | { readonly kind: 'signal'; readonly signal: string }

export interface LabAnswer {
  readonly ms?: number | undefined
  readonly sent?: number | undefined
  readonly received?: number | undefined
  readonly problem?: LabProblem | undefined
}

const time = v.pipe(v.number(), v.finite())
const nothing = v.object({})

// Not valibot's own `variant`: what any part uses of the library, every page loads.
const asks: Readonly<Record<LabAsk['name'], v.GenericSchema>> = {
  begin: v.object({ technique: v.picklist(TECHNIQUES), role: v.picklist(LAB_ROLES) }),
  send: nothing,
  burst: v.object({ count }),
  reconnect: nothing,
  take: nothing,
  end: nothing,
}

const orders: Readonly<Record<LabOrder['kind'], v.GenericSchema>> = {
  ask: v.object({
    number: count,
    ask: v.custom((raw) => parseAs('name', asks, raw) !== undefined),
  }),
  signal: v.object({ signal: v.string() }),
}

const words: Readonly<Record<LabWord['kind'], v.GenericSchema>> = {
  hello: nothing,
  answer: v.object({
    number: count,
    value: v.object({
      ms: v.optional(time),
      sent: v.optional(count),
      received: v.optional(count),
      problem: v.optional(v.picklist(LAB_PROBLEMS)),
    }),
  }),
  arrived: v.object({ delay: time, at: time }),
  signal: v.object({ signal: v.string() }),
}

function parseAs(
  key: string,
  schemas: Readonly<Record<string, v.GenericSchema>>,
  raw: unknown,
): unknown {
  const name = (raw as Readonly<Record<string, unknown>> | null | undefined)?.[key]
  if (typeof name !== 'string' || !Object.hasOwn(schemas, name)) return undefined
  const schema = schemas[name]
  const result = schema && v.safeParse(schema, raw)
  return result?.success ? { ...(result.output as object), [key]: name } : undefined
}

/** `undefined` for whatever else is said in a page. */
export const parseLabOrder = (raw: unknown) => parseAs('kind', orders, raw) as LabOrder | undefined
export const parseLabWord = (raw: unknown) => parseAs('kind', words, raw) as LabWord | undefined
