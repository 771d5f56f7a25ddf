import { notes } from './workspace.ts'
import { startStandin, type Standin, type StandinOptions } from './standin.ts'

/**
 * Runs the stand-in until the process is asked to stop, and leaves nothing behind.
 *
 * @param meanwhile Begins something that goes on beside it; what it returns ends that.
 */
export async function runStandin(
  options: StandinOptions,
  meanwhile: (standin: Standin) => () => Promise<void> = () => () => Promise.resolve(),
): Promise<void> {
  const stopped = untilAskedToStop()
  const { say } = options
  const standin = await startStandin(options)
  const { url, mattermost, stop } = standin
  mattermost.host.on('log', ({ level, message, fields }) => {
    if (level === 'warn' || level === 'error') say(`${level}: ${message} ${JSON.stringify(fields)}`)
  })
  say(`\nMattermost, as the stand-in plays it, with Incident Collaboration: ${url}\n`)
  say('You can be:')
  for (const [username, note] of Object.entries(notes)) say(`  ${username.padEnd(9)} ${note}`)
  say('\nCtrl-C stops everything. What you did is kept; FRESH=1 begins anew.')
  const end = meanwhile(standin)
  await stopped
  say('\nStopping.')
  await end()
  await stop()
}

/** The handlers stay in place: a second signal, such as npm's beside the terminal's, must not cut the end short. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
