import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, type AnyNode } from 'acorn'
import type { Plugin } from 'vite'

const SDK = '@firebase/auth/dist/esm'
/** Who asks for the part that loads later, and what there is in it. */
const LATER_FOR = '/firebase-sign-in.ts'
const LATER = [
  'browserPopupRedirectResolver',
  'getRedirectResult',
  'GoogleAuthProvider',
  'linkWithCredential',
  'linkWithPopup',
  'linkWithRedirect',
  'signInAnonymously',
  'signInWithCredential',
  'signInWithPopup',
  'signInWithRedirect',
]
/** All else that Hearth uses of the SDK. Whatever is missing here, the build says that it is not exported. */
const FIRST = [
  'browserLocalPersistence',
  'connectAuthEmulator',
  'indexedDBLocalPersistence',
  'inMemoryPersistence',
  'initializeAuth',
  'onAuthStateChanged',
  'signOut',
]

/** A statement at the top of a module. */
interface Part {
  readonly code: string
  /** What it declares. */
  readonly names: readonly string[]
  /** What it names of the module: at least what it uses. */
  readonly uses: ReadonlySet<string>
}

/**
 * Splits the auth SDK in two: what every page needs, and the ways of signing in, which are a good part of what may
 * load before a room is live and are needed by who signs in. The SDK is one module, and a bundler moves
 * modules only whole. What is moved is what nothing of the first part uses, so each part is what it was.
 */
export function splitAuth(): Plugin {
  const folder = fileURLToPath(new URL(`../node_modules/${SDK}`, import.meta.url))
  const core = readdirSync(folder).find((file) => /^index-[\w-]+\.js$/.test(file))
  if (!core) throw new Error('the auth SDK has another shape: see scripts/split-auth.ts')
  const later = join(folder, 'index-later.js')
  const halves = split(readFileSync(join(folder, core), 'utf8'), `./${core}`, aliasesOf(folder))
  return {
    name: 'hearth:split-auth',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === 'firebase/auth' && importer?.endsWith(LATER_FOR) ? later : undefined,
    load(id) {
      if (id === later) return halves.later
      if (id === join(folder, core)) return halves.first
      // What it passes on is passed on by the names that it is asked for.
      return id === join(folder, 'index.js') ? `export { ${FIRST.join()} } from './${core}'` : null
    },
  }
}

/** By which names the SDK's parts know what it gives to the world. */
function aliasesOf(folder: string): ReadonlyMap<string, string> {
  const source = readFileSync(join(folder, 'index.js'), 'utf8')
  return new Map(
    [...source.matchAll(/(\w+) as (\w+)/g)].map(([, alias = '', name = '']) => [name, alias]),
  )
}

function split(source: string, core: string, aliases: ReadonlyMap<string, string>) {
  const { imports, parts, locals } = read(source)
  const localOf = (name: string) => locals.get(aliases.get(name) ?? '') ?? missing(name)
  const byName = new Map(parts.flatMap((part) => part.names.map((name) => [name, part])))
  const withAll = (roots: Iterable<Part | undefined>) => closure(roots, byName)
  const first = withAll([
    ...parts.filter(({ names }) => names.length === 0),
    ...FIRST.map((name) => byName.get(localOf(name))),
  ])
  const moved = new Set(withAll(LATER.map((name) => byName.get(localOf(name)))))
  for (const part of first) moved.delete(part)
  const shared = [...new Set([...moved].flatMap(({ uses }) => [...uses]))].filter((name) =>
    first.has(byName.get(name) as Part),
  )
  const codeOf = (of: ReadonlySet<Part>) =>
    parts.filter((part) => of.has(part)).map(({ code }) => code)
  const named = (names: readonly string[]) => names.map((name) => `${localOf(name)} as ${name}`)
  return {
    first: [
      ...[...imports, ...codeOf(first)],
      `export { ${[...named(FIRST), ...shared.map((name) => `${name} as $${name}`)].join()} }`,
    ].join('\n'),
    later: [
      ...imports,
      `import { ${shared.map((name) => `$${name} as ${name}`).join()} } from '${core}'`,
      ...codeOf(moved),
      `export { ${named(LATER).join()} }`,
    ].join('\n'),
  }
}

function missing(name: string): never {
  throw new Error(`the auth SDK has no ${name}: see scripts/split-auth.ts`)
}

function closure(
  roots: Iterable<Part | undefined>,
  byName: ReadonlyMap<string, Part>,
): ReadonlySet<Part> {
  const found = new Set<Part>()
  const visit = (part: Part | undefined) => {
    if (!part || found.has(part)) return
    found.add(part)
    for (const name of part.uses) visit(byName.get(name))
  }
  for (const root of roots) visit(root)
  return found
}

/** The module as its statements; what sets up a class goes with the class. */
function read(source: string) {
  const { body } = parse(source, { ecmaVersion: 'latest', sourceType: 'module' })
  const codeOf = ({ start, end }: { start: number; end: number }) => source.slice(start, end)
  const imports: string[] = []
  const locals = new Map<string, string>()
  const parts: { code: string; names: string[]; uses: Set<string> }[] = []
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') imports.push(codeOf(statement))
    else if (statement.type === 'ExportNamedDeclaration') {
      for (const { local, exported } of statement.specifiers) {
        if (local.type === 'Identifier' && exported.type === 'Identifier') {
          locals.set(exported.name, local.name)
        }
      }
    } else {
      const part = { code: codeOf(statement), names: namesOf(statement), uses: new Set<string>() }
      collect(statement, part.uses)
      const owner = ownerOf(statement)
      const owned = owner && parts.find(({ names }) => names.includes(owner))
      if (owned) {
        owned.code += `\n${part.code}`
        for (const name of part.uses) owned.uses.add(name)
      } else parts.push(part)
    }
  }
  return { imports, parts: parts satisfies readonly Part[], locals }
}

function namesOf(statement: AnyNode): string[] {
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
    return statement.id ? [statement.id.name] : []
  }
  if (statement.type !== 'VariableDeclaration') return []
  return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
}

/** `Class.name = value`, beside the class. */
function ownerOf(statement: AnyNode): string | undefined {
  if (statement.type !== 'ExpressionStatement') return undefined
  const { expression } = statement
  if (expression.type !== 'AssignmentExpression') return undefined
  const { left } = expression
  if (left.type !== 'MemberExpression' || left.object.type !== 'Identifier') return undefined
  return left.object.name
}

/** Every name in it that could be one of the module. */
function collect(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) collect(each, names)
    return
  }
  if (typeof node !== 'object' || node === null || !('type' in node)) return
  const { type, name } = node as { type: unknown; name?: unknown }
  if (type === 'Identifier' && typeof name === 'string') names.add(name)
  for (const [key, value] of Object.entries(node)) if (!isLabel(node, key)) collect(value, names)
}

/** The name of a property is no name of the module. */
function isLabel(node: object, key: string): boolean {
  const isComputed = 'computed' in node && node.computed === true
  const isShorthand = 'shorthand' in node && node.shorthand === true
  return (key === 'property' || key === 'key') && !isComputed && !isShorthand
}
