// Runs before `npm start`, `npm run dev` and `npm test`, also on a bare clone: plain Node, nothing
// to import. Installs what is missing and says in one line what stands in the way.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

const OLDEST_NODE = [20, 19]
const LOCKFILE = 'package-lock.json'
/** npm writes it at the end of each install: an install that broke off has none. */
const INSTALLED = 'node_modules/.package-lock.json'

function stop(reason) {
  console.error(reason)
  process.exit(1)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = OLDEST_NODE
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  const wanted = readFileSync('.nvmrc', 'utf8').trim()
  stop(
    `Hearth needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Install ${wanted} (nvm install).`,
  )
}

function isInstalled() {
  if (!existsSync(INSTALLED)) return false
  return statSync(INSTALLED).mtimeMs >= statSync(LOCKFILE).mtimeMs
}

function install() {
  console.log('Installing packages (once, about a minute)…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
  })
  if (status !== 0) stop('npm ci failed: its own message above says why. Nothing was started.')
}

checkNode()
if (!isInstalled()) install()
