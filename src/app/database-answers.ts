import { OPEN_LIMIT_MS, withLimit } from '@/adapters/browser/time-limit'

/** So long a disk may take that has a sign-in on it: without it, whoever is signed in would be sent away. */
const SIGN_IN_LIMIT_MS = 60_000
/** A browser that was killed may turn away whoever asks first. */
const TRIES = 4

interface Disk {
  /** Rejects where it is refused; never settles where nothing answers. */
  readonly probe: () => Promise<true>
  /** Somebody is signed in here, and nowhere else is it kept. */
  readonly holdsSignIn: boolean
  readonly pause: (ms: number) => Promise<void>
}

/**
 * Whether the SDK may look into the browser's database for a sign-in. It would itself wait for ever for one that does
 * not answer, and take whoever is signed in there for nobody where it is told not to look.
 */
export async function databaseAnswers({ probe, holdsSignIn, pause }: Disk): Promise<boolean> {
  const limit = holdsSignIn ? SIGN_IN_LIMIT_MS : OPEN_LIMIT_MS
  return (await withLimit(ask(holdsSignIn ? TRIES : 1), limit)) === true

  async function ask(tries: number): Promise<boolean> {
    for (let at = 1; ; at++) {
      const answer = await probe().catch(() => false)
      if (answer || at >= tries) return answer
      await pause(at * at * 200)
    }
  }
}
