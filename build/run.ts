import { spawn } from 'node:child_process'

/**
 * Runs a program with its output shown.
 *
 * @throws {Error} with the command line, when it does not end with 0.
 */
export async function run(command: string, args: readonly string[], cwd?: string): Promise<void> {
  const child = spawn(command, args, { stdio: 'inherit', cwd })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve)
  })
  if (code !== 0) throw new Error(`"${[command, ...args].join(' ')}" ended with ${String(code)}.`)
}
