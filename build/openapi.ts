import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildApp, type AppDeps } from '../server/http/app.ts'
import { describeRoutes, specificationOf } from './specification.ts'

const file = fileURLToPath(new URL('../assets/openapi.json', import.meta.url))

const neverAsked = (): never => {
  throw new Error('The specification is made without a request.')
}

const log = { debug: neverAsked, info: neverAsked, warn: neverAsked, error: neverAsked }

/** Every use case there is, none of which is ever asked. */
const nobody = new Proxy({}, { get: (_none, name) => (name === 'log' ? log : neverAsked) })

/** The specification as the routes describe themselves now. */
export const generateOpenapi = async (): Promise<string> =>
  specificationOf(await buildApp(nobody as AppDeps, describeRoutes))

/** Writes the specification; with `--check` only says whether the committed one is still true. */
async function main(isCheck: boolean): Promise<void> {
  const text = await generateOpenapi()
  if (!isCheck) return writeFile(file, text)
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return
  console.error('assets/openapi.json is not what the routes say. Run node build/openapi.ts and commit it.')
  process.exitCode = 1
}

if (import.meta.main) await main(process.argv.includes('--check'))
