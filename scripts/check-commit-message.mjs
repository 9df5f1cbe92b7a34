// The commit-msg hook: conventional commits, so that history and changelog can be read.
import { readFileSync } from 'node:fs'

const FORM =
  /^(feat|fix|docs|style|refactor|perf|test|build|ci|chore|revert)(\([a-z0-9-]+\))?!?: \S.{0,}$/
const MAX_LENGTH = 72

const [subject = ''] = readFileSync(process.argv[2] ?? '', 'utf8').split('\n')
const isMerge = subject.startsWith('Merge ')
if (!isMerge && (!FORM.test(subject) || subject.length > MAX_LENGTH)) {
  console.error(
    `Commit message: "type(scope): what it does", at most ${MAX_LENGTH} characters; see CONTRIBUTING.md.`,
  )
  process.exit(1)
}
