import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ProblemToFix } from './ports.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]
const APT_PACKAGES = ['chromium', 'fonts-noto-color-emoji', 'fonts-noto-cjk']

/** Nothing on screen, nothing from outside, and no sandbox to set up on a build machine. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Cameras that show a clock (of three the second shows nothing) and microphones that beep, asked for without a question; and a way over loopback. */
export const FAKE_MEDIA_FLAGS: readonly string[] = [
  '--use-fake-device-for-media-stream=device-count=3',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
]

/** The browser for the end-to-end tests: found, or installed where that can be done unasked. */
export function findChromium(): string {
  const found = lookUp() ?? installWithApt()
  if (found) return found
  throw new ProblemToFix(
    'No Chromium found. Install Chromium or Chrome, or set HEARTH_CHROMIUM to its path.',
  )
}

function lookUp(): string | undefined {
  const named = process.env['HEARTH_CHROMIUM']
  if (named && existsSync(named)) return named
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' })
    if (status === 0) return stdout.trim()
  }
  return PLACES.find((place) => existsSync(place))
}

/** Debian and its kin as root, as on a build machine. Nobody's own machine is changed unasked. */
function installWithApt(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync('which', ['apt-get']).status !== 0) return undefined
  console.log('Installing Chromium for the end-to-end tests…')
  const options = { stdio: 'ignore' } as const
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...APT_PACKAGES], options)
  return lookUp()
}
