/** A stand-in of its own, with what a test gives it; runs until it gets a signal. */
import { runStandin } from './run-standin.ts'

const [dataFolder = '', bundlePath = '', pageFolder = ''] = process.argv.slice(2)
await runStandin({
  dataFolder,
  isFresh: false,
  port: 18_065,
  bundlePath,
  program: 'server/plugin.cjs',
  pageFolder,
  say: (line) => console.log(line),
})
