import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildApp } from '../server/http/app.ts'
import { openapiText } from '../server/http/openapi.ts'

const file = fileURLToPath(new URL('../assets/openapi.json', import.meta.url))

const neverAsked = (): never => {
  throw new Error('The specification is made without a request.')
}

/** The specification as the routes describe themselves now. */
export async function generateOpenapi(): Promise<string> {
  const app = await buildApp({
    log: { debug: neverAsked, info: neverAsked, warn: neverAsked, error: neverAsked },
    newId: neverAsked,
    startIncident: neverAsked,
    listIncidents: neverAsked,
    getIncident: neverAsked,
    getIncidentOfChannel: neverAsked,
    getMetadata: neverAsked,
    listTimeline: neverAsked,
    listUpdates: neverAsked,
    listParticipants: neverAsked,
    makeStartDialog: neverAsked,
    setTaskState: neverAsked,
    assignTask: neverAsked,
    handOver: neverAsked,
    runTask: neverAsked,
    taskSuggestions: neverAsked,
    submitStart: neverAsked,
  })
  return openapiText(app)
}

/** Writes the specification; with `--check` only says whether the committed one is still true. */
async function main(isCheck: boolean): Promise<void> {
  const text = await generateOpenapi()
  if (!isCheck) return writeFile(file, text)
  if ((await readFile(file, 'utf8').catch(() => '')) === text) return
  console.error('assets/openapi.json is not what the routes say. Run node build/openapi.ts and commit it.')
  process.exitCode = 1
}

if (import.meta.main) await main(process.argv.includes('--check'))
