import { readFile } from 'node:fs/promises'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}
const IS_SOURCE = import.meta.url.endsWith('.ts')
/** In the package all code stands beside the folder. */
const FOLDER = new URL(IS_SOURCE ? '../page/' : './page/', import.meta.url)

export interface Asset {
  readonly type: string
  readonly text: string
}

/** A file of the page by its name; undefined where there is none. */
export async function readAsset(name: string): Promise<Asset | undefined> {
  const type = TYPES[/^[a-z-]+\.(html|css|js)$/.exec(name)?.[1] ?? '']
  if (type === undefined) return undefined
  try {
    return { type, text: await readText(name) }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
}

/** The package holds scripts; run from its source, they are made of TypeScript here. */
async function readText(name: string): Promise<string> {
  if (!IS_SOURCE || !name.endsWith('.js')) return readFile(new URL(name, FOLDER), 'utf8')
  const source = await readFile(new URL(name.replace(/\.js$/, '.ts'), FOLDER), 'utf8')
  const { ModuleKind, ScriptTarget, transpileModule } = await import('typescript')
  const compilerOptions = {
    target: ScriptTarget.ES2023,
    module: ModuleKind.ES2022,
    rewriteRelativeImportExtensions: true,
  }
  return transpileModule(source, { compilerOptions }).outputText
}
