import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'
import { forbiddenImports } from '../../scripts/layers'

/** One planted violation per layer: what the layer must not know, whatever else changes. */
const VIOLATIONS: Record<string, string> = {
  'src/shared': "import { parseMessage } from '@/domain/message/parse-message'",
  'src/domain': "import { ref } from 'vue'",
  'src/adapters/firebase': "import { useRoomsStore } from '@/stores/rooms'",
  'src/adapters/idb': "import { ref } from 'firebase/database'",
  'src/adapters/memory': "import { openDB } from 'idb'",
  'src/adapters/search': "import { useSearchStore } from '@/stores/search'",
  'src/adapters/browser': "import { startSync } from '@/sync/sync'",
  'src/sync': "import { IdbReplica } from '@/adapters/idb/idb-replica'",
  'src/stores': "import { paths } from '@/adapters/firebase/paths'",
  'src/ui': "import { getDatabase } from 'firebase/database'",
  'src/ui/components': "import { useRoomsStore } from '@/stores/rooms'",
  'src/sw': "import { defineStore } from 'pinia'",
  'src/embed': "import { parseRoom } from 'valibot'",
  'emulator/wire': "import { parsePath } from '../data/path.ts'",
  'emulator/data': "import { compileRules } from '../rules/compile-rules.ts'",
  'emulator/auth': "import { parsePath } from '../data/path.ts'",
  'emulator/rules': "import { readToken } from '../auth/read-token.ts'",
  'emulator/session': "import { createRequestHandler } from '../http/handle-request.ts'",
  emulator: "import { initializeApp } from 'firebase/app'",
}

// The first look at the configuration loads every plugin, which takes long on a busy machine.
describe('the layer table', { timeout: 30_000 }, () => {
  let eslint: ESLint

  beforeAll(async () => {
    // The layers are a matter of import lines: no types are needed to judge a planted one.
    eslint = new ESLint({
      overrideConfig: {
        languageOptions: { parserOptions: { projectService: false, program: null } },
      },
      ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
    })
    await eslint.calculateConfigForFile('src/domain/planted.ts')
  }, 60_000)

  it('has a planted violation for each layer', () => {
    expect(Object.keys(VIOLATIONS).sort()).toEqual(Object.keys(forbiddenImports).sort())
  })

  it.each(Object.entries(VIOLATIONS))('%s is told: %s', async (layer, line) => {
    const [result] = await eslint.lintText(`${line}\n`, { filePath: `${layer}/planted.ts` })
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['no-restricted-imports'])
  })

  it('lets a layer import what it may', async () => {
    const line = "import { parseMessage } from '@/domain/message/parse-message'"
    const [result] = await eslint.lintText(`${line}\n`, { filePath: 'src/sync/planted.ts' })
    expect(result?.messages).toEqual([])
  })
})
