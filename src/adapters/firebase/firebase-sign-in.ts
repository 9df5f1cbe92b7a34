/**
 * The ways of signing in: as a guest, by a credential, in Google's window, or by leaving the page and coming back. Apart,
 * since only who signs in needs them: the build makes a chunk of its own of what of the SDK is for them alone
 * (scripts/split-auth.ts).
 */
export {
  browserPopupRedirectResolver,
  getRedirectResult,
  GoogleAuthProvider,
  linkWithCredential,
  linkWithPopup,
  linkWithRedirect,
  signInAnonymously,
  signInWithCredential,
  signInWithPopup,
  signInWithRedirect,
} from 'firebase/auth'
