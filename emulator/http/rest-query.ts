import { InvalidData } from '../data/invalid-data.ts'
import { MAX_KEY, MIN_KEY } from '../data/key-order.ts'
import type { Leaf } from '../data/node.ts'
import type { Bound, Query } from '../data/query.ts'
import { parseBound, parseIndex } from '../session/parse-query.ts'

const RANGE = ['startAt', 'startAfter', 'endAt', 'endBefore', 'equalTo']
const LIMITS = ['limitToFirst', 'limitToLast']
const INDEXES: Readonly<Record<string, string>> = {
  $key: '.key',
  $value: '.value',
  $priority: '.priority',
}

/** Reads the query parameters of a REST request. Throws `InvalidData` with the documented words. */
export function parseRestQuery(parameters: URLSearchParams): Query | undefined {
  const orderBy = parameters.get('orderBy')
  if (orderBy === null) {
    if ([...RANGE, ...LIMITS].some((name) => parameters.has(name))) {
      throw new InvalidData('orderBy must be defined when other query parameters are defined')
    }
    return undefined
  }
  const name = parseJson(orderBy, 'orderBy')
  if (typeof name !== 'string') throw new InvalidData('orderBy must be a valid JSON encoded path')
  const index = parseIndex(INDEXES[name] ?? name)
  const first = parseCount(parameters, 'limitToFirst')
  const last = parseCount(parameters, 'limitToLast')
  if (first !== undefined && last !== undefined) {
    throw new InvalidData('limitToFirst and limitToLast cannot be used together')
  }
  const limit = first ?? last
  const start = startOf(parameters)
  const end = endOf(parameters)
  return {
    index,
    from: last === undefined ? 'left' : 'right',
    ...(start && { start }),
    ...(end && { end }),
    ...(limit !== undefined && { limit }),
  }
}

function startOf(parameters: URLSearchParams): Bound | undefined {
  const equal = parseValue(parameters, 'equalTo')
  if (equal) return { ...equal, inclusive: true }
  const at = parseValue(parameters, 'startAt')
  if (at) return { ...at, inclusive: true }
  const after = parseValue(parameters, 'startAfter')
  return after && { key: MAX_KEY, ...after, inclusive: false }
}

function endOf(parameters: URLSearchParams): Bound | undefined {
  const equal = parseValue(parameters, 'equalTo')
  if (equal) return { ...equal, inclusive: true }
  const at = parseValue(parameters, 'endAt')
  if (at) return { ...at, inclusive: true }
  const before = parseValue(parameters, 'endBefore')
  return before && { key: MIN_KEY, ...before, inclusive: false }
}

/** A value, or a value and a key with a comma between, as the SDKs write them. */
function parseValue(
  parameters: URLSearchParams,
  name: string,
): { value: Leaf | null; key?: string } | undefined {
  const text = parameters.get(name)
  if (text === null) return undefined
  if (text.trim() === '') throw new InvalidData(`${name} must be a valid JSON encoded value`)
  const pair = parseJson(`[${text}]`, name)
  const [value, key] = Array.isArray(pair) ? (pair as unknown[]) : []
  const bound = parseBound(value ?? null, key, true)
  return bound.key === undefined ? { value: bound.value } : { value: bound.value, key: bound.key }
}

function parseCount(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name)
  if (text === null) return undefined
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new InvalidData(`${name} must be a positive integer`)
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new InvalidData(`${name} must be a valid JSON encoded value`)
  }
}
