/** A plugin of its own process; commands make it misbehave, its stop is told on stderr. */
import { makeHostLog, servePlugin } from '../../server/plugin-rpc/index.ts'

const misdeeds: Record<string, () => void> = {
  throw() {
    setImmediate(() => {
      throw new Error('on purpose')
    })
  },
  reject: () => void Promise.reject(new Error('on purpose')),
  talk: () => console.log('to whom it may concern'),
}

const mode = process.argv[2]
if (mode === 'strict') process.on('uncaughtExceptionMonitor', () => process.exit(3))

await servePlugin({
  name: 'plugin-test-',
  log: makeHostLog((line) => process.stderr.write(line)),
  hooks: {
    ExecuteCommand: (_context, { Command }) => {
      misdeeds[Command]?.()
      return { Text: Command }
    },
  },
  ...(mode === 'lonely' && { connectWithin: 50 }),
  onStop: (reason) => {
    process.stderr.write(`stop: ${reason}\n`)
    return mode === 'hang' ? new Promise<void>(() => undefined) : undefined
  },
})
