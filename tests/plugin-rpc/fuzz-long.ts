/** Random peers for as long as one likes: `node tests/plugin-rpc/fuzz-long.ts <minutes> [seed]`. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fuzzCases } from './fuzz-cases.ts'

const minutes = Number(process.argv[2] ?? 1)
let seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))
const megabytes = () => Math.round(process.memoryUsage.rss() / 1024 / 1024)

let current = ''
process.on('uncaughtException', (error) => {
  console.error(`${current} went wrong:`, error)
  process.exit(1)
})
// A try that hangs keeps nothing alive: every timer of the protocol lets the process end.
process.on('exit', () => {
  if (current) console.error(`${current} did not come to its end`)
})

console.log(`seed ${seed}, ${minutes} min, rss ${megabytes()} MB`)
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const end = performance.now() + minutes * 60_000
let cases = 0
while (performance.now() < end) {
  for (const [name, run] of Object.entries(fuzzCases)) {
    current = `${name} with seed ${seed}`
    await run(seed)
    cases += 1
  }
  seed += 1
}
current = ''
delay.disable()
console.log(`${cases} cases, rss ${megabytes()} MB, longest stall ${Math.round(delay.max / 1e6)} ms`)
