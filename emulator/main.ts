#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { isLoopback } from './http/page-guard.ts'
import { readRulesFile, watchRulesFile } from './rules-file.ts'
import { RulesError } from './rules/rules-error.ts'
import { startEmulator } from './server.ts'
import type { Emulator, EmulatorOptions } from './server.ts'

const USAGE = `Usage: rtdb-emulator [--port N] [--host H] [--rules FILE] [--data DIR]
                     [--import DIR] [--export-on-exit DIR] [--explain]

  --port N              the port to listen on (9000; 0 takes any free one)
  --host H              the address to listen on (127.0.0.1)
  --rules FILE          rules for every namespace; a change of the file takes effect at once
  --data DIR            keeps the data in a directory between runs
  --import DIR          fills namespaces that hold nothing from an export
  --export-on-exit DIR  writes an export when it is stopped
  --explain             prints why a request was denied
  --help                prints this`

/** How often the rules file is looked at, in ms. */
const RULES_INTERVAL = 100

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (!options) {
    print(USAGE)
    return
  }
  const { rulesFile, ...others } = options
  // Read here and once, so that what is watched for changes is what it began with.
  const rules = rulesFile === undefined ? undefined : readRulesFile(rulesFile)
  const emulator = await startEmulator({
    ...others,
    ...(rules !== undefined && { rules }),
    log: print,
  })
  // Before anything is said: whoever waits for it may ask for the end at once.
  const stop = () => {
    emulator.stop().then(
      () => process.exit(0),
      (cause: unknown) => {
        process.stderr.write(`${(cause as Error).message}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (rulesFile !== undefined && rules !== undefined) watchRules(emulator, rulesFile, rules)
  print(`Realtime Database emulator listening on ${emulator.url}`)
  print('Open it in a browser to see its data, requests and connections')
  if (!isLoopback(emulator.host)) {
    print('Warning: it can be reached from other machines, and anyone may become its admin')
  }
}

function readOptions(args: string[]): EmulatorOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '9000' },
      host: { type: 'string', default: '127.0.0.1' },
      rules: { type: 'string' },
      data: { type: 'string' },
      import: { type: 'string' },
      'export-on-exit': { type: 'string' },
      explain: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  for (const [name, value] of Object.entries(values)) {
    if (value === '') throw new Error(`--${name} takes a value`)
  }
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`)
  }
  return {
    port,
    host: values.host,
    explain: values.explain,
    ...(values.rules !== undefined && { rulesFile: values.rules }),
    ...(values.data !== undefined && { data: values.data }),
    ...(values.import !== undefined && { importFrom: values.import }),
    ...(values['export-on-exit'] !== undefined && { exportTo: values['export-on-exit'] }),
  }
}

function watchRules(emulator: Emulator, file: string, loaded: string): void {
  watchRulesFile(file, loaded, {
    every: RULES_INTERVAL,
    onText(text) {
      emulator.setDefaultRules(text)
      print(`Rules reloaded from ${file}`)
    },
    onProblem(cause) {
      print(`Rules kept as they were. ${describe(cause, { rulesFile: file })}`)
    },
  })
}

function describe(cause: unknown, options: EmulatorOptions): string {
  const { rulesFile = '', port = 0, host = '' } = options
  if (cause instanceof RulesError) return `Fix the rules: ${rulesFile}:${cause.message}`
  const { code, message, syscall } = cause as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return `Port ${String(port)} is in use: stop what uses it, or choose another with --port`
  }
  if (code === 'EACCES' && syscall === 'listen') {
    return `Port ${String(port)} may not be used here: choose another with --port`
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    return `It cannot listen on ${host}: check --host (${message})`
  }
  return message.replaceAll('\n', ' ')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

main().catch((cause: unknown) => {
  let options: EmulatorOptions = {}
  try {
    options = readOptions(process.argv.slice(2)) ?? {}
  } catch {
    // The options themselves are what is wrong, and the cause says so.
  }
  process.stderr.write(`${describe(cause, options)}\n`)
  process.exit(1)
})
