import { redirectMemory } from '@/adapters/browser/kept-values'
import type { Backend } from '@/adapters/firebase/backend'
import { readFirebaseSettings } from '@/adapters/firebase/firebase-config'

let loading: Promise<Backend> | undefined

/** The Firebase SDK and the project's settings, fetched once. A failure can be tried again. */
export function loadBackend(): Promise<Backend> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined
    throw cause
  })
  return loading
}

async function load(): Promise<Backend> {
  await firstPaint()
  const [{ createBackend }, settings] = await Promise.all([
    import('@/adapters/firebase/backend'),
    readFirebaseSettings({
      location,
      storage: readableStorage(),
      fetch: (path) => fetch(path),
      override: import.meta.env['VITE_FIREBASE_CONFIG'] as string | undefined,
    }),
  ])
  return createBackend(settings, redirectMemory)
}

/** A frame is drawn, then the next task runs. A hidden page draws none and need not wait. */
function firstPaint(): Promise<void> {
  if (document.visibilityState !== 'visible') return Promise.resolve()
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0))
  })
}

function readableStorage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
