import { isFiltering } from '../data/query.ts'
import { OPEN_RULES } from '../rules/compile-rules.ts'
import type { Namespace, ReadOrder } from './namespace.ts'

/** Whether a read of an SDK needs an index that is not there: where it leaves nothing out, it needs none. */
export function lacksIndex(namespace: Namespace, { path, query }: ReadOrder): boolean {
  return query !== undefined && isFiltering(query) && namespace.lacksIndex({ path, query })
}

/** Whether a one-time read is refused for it. Whoever was given no rules has had nowhere to name one. */
export function isRefused(namespace: Namespace, order: ReadOrder): boolean {
  return lacksIndex(namespace, order) && namespace.rules().text !== OPEN_RULES.text
}

/** What Google's server says of it. */
export function missingIndex({ path, query }: ReadOrder): string {
  const index = query?.index ?? ''
  return `Index not defined, add ".indexOn": "${index}", for path "/${path.join('/')}", to the rules`
}
