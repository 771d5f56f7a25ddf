import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface GoTestOptions {
  readonly modfile: string
  /** Regular expression of test names; empty for all. */
  readonly only: string
  readonly race: boolean
  readonly folders: readonly string[]
}

/** A line of `go test -json`. Source: `go doc test2json`. */
interface TestEvent {
  readonly Action: string
  readonly Package?: string
  readonly Test?: string
  readonly Elapsed?: number
  readonly Output?: string
}

/** Runs `go vet` and `go test`, prints what failed and why, and the totals. True if all is well. */
export async function goTest(
  folder: string,
  { modfile, only, race, folders }: GoTestOptions,
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  const modules = `-modfile=${modfile}`
  const vet = spawnSync('go', ['vet', modules, ...folders], { cwd: folder, env, stdio: 'inherit' })
  if (vet.status !== 0) return false
  // Three packages at once: the one that waits for a minute must not hold up the others.
  const how = ['-json', '-count=1', '-p=3', '-timeout=8m', ...(race ? ['-race'] : [])]
  const which = only ? [`-run=${only}`] : []
  const go = spawn('go', ['test', modules, ...how, ...which, ...folders], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(go, 'close')
  const report = new Report()
  for await (const line of createInterface({ input: go.stdout })) report.take(line)
  const [code] = (await ended) as [number | null]
  report.printTotals()
  return code === 0
}

/** Keeps what each test printed until it is known whether anybody has to read it. */
class Report {
  private readonly printed = new Map<string, string[]>()
  private passed = 0
  private failed = 0

  take(line: string): void {
    if (!line.startsWith('{')) {
      console.log(line)
      return
    }
    const event = JSON.parse(line) as TestEvent
    const name = `${event.Package ?? ''} ${event.Test ?? ''}`
    if (event.Output !== undefined) this.keep(name, event.Output)
    else if (/^(pass|fail|skip)$/.test(event.Action)) this.finish(name, event)
  }

  printTotals(): void {
    console.log(`${this.passed} tests passed, ${this.failed} failed.`)
  }

  /** Figures are for everybody to see, the rest for who looks into a failure. */
  private keep(name: string, output: string): void {
    if (output.includes('figure: ')) process.stdout.write(output.replace(/^.*figure: /, '  '))
    const lines = this.printed.get(name) ?? []
    this.printed.set(name, [...lines, output])
  }

  private finish(name: string, { Action, Test, Package = '', Elapsed = 0 }: TestEvent): void {
    // A test that was skipped has proved nothing.
    const isBad = Action === 'fail' || (Action === 'skip' && Test !== undefined)
    if (isBad) process.stdout.write((this.printed.get(name) ?? []).join(''))
    this.printed.delete(name)
    if (!Test) console.log(`${Action} ${Package.replace(/^.*\//, '')} (${Elapsed.toFixed(1)} s)`)
    else if (isBad) this.failed += 1
    else this.passed += 1
  }
}
