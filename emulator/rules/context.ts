import type { Expression as Syntax, PrivateIdentifier, SpreadElement, Super } from 'acorn'
import type { Expression } from './expression.ts'
import type { Environment } from './scope.ts'

/** Compiles any piece of syntax, so that the kinds of expression need not know each other. */
export type Compile = (
  syntax: Syntax | Super | PrivateIdentifier | SpreadElement | null,
) => Expression

/** Where a piece of syntax stands, for compiling it. */
export interface Context {
  readonly source: string
  readonly start: number
  readonly environment: Environment
  readonly compile: Compile
}
