/** Where the account is remembered; see `accountMemory`. */
export const ACCOUNT_KEY = 'hearth.account'

/** Whether somebody was signed in last, as far as can be said without reading who. */
export function hasAccount(): boolean {
  try {
    return localStorage.getItem(ACCOUNT_KEY) !== null
  } catch {
    return false
  }
}
