import { ProblemToFix } from './ports.ts'

/** Runs a program to its end: one line for what the person can mend, a stack for what we must. */
export async function run(program: () => Promise<void>): Promise<void> {
  try {
    await program()
  } catch (cause) {
    console.error(cause instanceof ProblemToFix ? cause.message : cause)
    process.exit(1)
  }
}

/** Calls back once, at the first Ctrl-C or termination; a second one ends at once. */
export function onQuit(quit: () => Promise<void>): void {
  let isQuitting = false
  const handle = () => {
    if (isQuitting) process.exit(1)
    isQuitting = true
    void quit().then(() => process.exit(0))
  }
  process.on('SIGINT', handle)
  process.on('SIGTERM', handle)
}
