/**
 * Google's sign-in in a window of its own, or by leaving the page and coming back. Apart, since only who signs in
 * needs it: the build makes a chunk of its own of what of the SDK is for this alone (scripts/split-auth.ts).
 */
export {
  browserPopupRedirectResolver,
  getRedirectResult,
  linkWithPopup,
  linkWithRedirect,
  signInWithPopup,
  signInWithRedirect,
} from 'firebase/auth'
