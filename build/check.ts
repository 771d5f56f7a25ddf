import { spawnSync } from 'node:child_process'

/** Names of npm scripts, fastest first. */
const CHECKS = ['types', 'lint', 'formats', 'imports', 'dead-code', 'generated', 'budgets']

const results = CHECKS.map((name) => ({ name, isKept: passes(name) }))
process.exitCode = results.every(({ isKept }) => isKept) ? 0 : 1

/** Runs one check and prints one line; what it said is shown only if it failed. */
function passes(name: string): boolean {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) process.stdout.write(stdout + stderr)
  console.log(status === 0 ? `ok ${name}` : `FAILED ${name}`)
  return status === 0
}
