export const DEPARTURE_KEY = 'hearth.departure'

/** Whether an account is being deleted on this device: then the page is about nothing else. */
export function isDeparting(): boolean {
  try {
    return localStorage.getItem(DEPARTURE_KEY) !== null
  } catch {
    return false
  }
}

/** Another tab has begun it. */
export function onDeparting(listener: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === DEPARTURE_KEY && newValue !== null) listener()
  })
}
