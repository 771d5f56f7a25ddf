import { spawnSync } from 'node:child_process'

/**
 * Starts the executable where there is no Node and no setting at all. Without Mattermost's cookie it must say so in
 * one sentence and end with 1; a missing library or a bundle that cannot be loaded says something else.
 */
export function checkStart(executable: string): void {
  const { status, stdout, stderr } = spawnSync(executable, {
    env: { PATH: '/nonexistent' },
    encoding: 'utf8',
  })
  const lines = stderr.trim().split('\n')
  if (status === 1 && stdout === '' && lines.length === 1 && lines[0] !== '') return
  throw new Error(
    `The executable does not start as it should (it ended with ${String(status)}): ${stdout}${stderr}`,
  )
}
