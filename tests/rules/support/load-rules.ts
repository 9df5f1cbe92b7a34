import { readFileSync } from 'node:fs'
import { compileRules } from '#emulator/rules/compile-rules.ts'
import type { Rules } from '#emulator/rules/compile-rules.ts'

export const RULES_FILE = 'database.rules.json'

/** The rules as they are deployed. */
export const readRules = (): string => readFileSync(RULES_FILE, 'utf8')
export const loadRules = (): Rules => compileRules(readRules())
