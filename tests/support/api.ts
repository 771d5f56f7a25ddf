import type { FastifyInstance, InjectOptions } from 'fastify'
import { describeRoutes } from '../../build/specification.ts'
import { buildApp, type AppDeps } from '../../server/http/app.ts'
import { notFound } from '../../server/domain/errors.ts'
import { answerChecker } from './answer-check.ts'
import { exampleRecord, ids } from './example-incident.ts'
import { taskUseCases } from './task-use-cases.ts'
import { playbookUseCases } from './playbook-use-cases.ts'
import { serverUseCases } from './server-use-cases.ts'

type LogLine = Readonly<{ level: string; message: string; fields: Readonly<Record<string, unknown>> }>

export type Request = Omit<InjectOptions, 'url' | 'headers'> & {
  url: string
  headers?: Record<string, string>
  /** Who asks; `undefined` for nobody. Ann when left out. */
  as?: string | undefined
}

type Api = Readonly<{
  app: FastifyInstance
  /** The last arguments each use case was asked with. */
  asked: Record<string, readonly unknown[]>
  log: LogLine[]
  /** @throws {Error} when the answer is not as the specification says. */
  send(
    request: Request,
  ): Promise<{ status: number; headers: Record<string, unknown>; text: string; json: unknown }>
}>

/** The REST door over use cases that answer with the worked example, or as given. */
export async function openDoor(given: Partial<AppDeps> = {}): Promise<Api> {
  const log: LogLine[] = []
  const { deps, asked } = recording({ ...useCases, ...given })
  const own = { log: logInto(log), newId: newIds(), requests: { answered: () => undefined } }
  const all = new Proxy(own, {
    get: (some, name): unknown => Reflect.get(some, name) ?? Reflect.get(deps, name),
  })
  const app = await buildApp(all as unknown as AppDeps, describeRoutes)
  const check = answerChecker(app)
  return { app, asked, log, send }

  async function send({ as = ids.ann, headers = {}, ...request }: Request) {
    const identity = as === '' ? {} : { 'mattermost-user-id': as }
    const answer = await app.inject({ method: 'GET', ...request, headers: { ...identity, ...headers } })
    const { statusCode: status, body: text } = answer
    const isText = answer.headers['content-encoding'] === undefined
    if (isText) {
      const method = request.method ?? 'GET'
      const wrong = check({ method, url: request.url, status, headers: answer.headers, body: text })
      if (wrong.length > 0) throw new Error(`${method} ${request.url.slice(0, 200)}: ${wrong.join('; ')}`)
    }
    const isJson = String(answer.headers['content-type']).startsWith('application/json') && text !== ''
    return {
      status,
      headers: answer.headers,
      text,
      json: isText && isJson ? (JSON.parse(text) as unknown) : undefined,
    }
  }
}

const EMPTY_PAGE = { total: 0, hasMore: false, rows: [] }

/** What a test of the door relies on; any other use case finds nothing, unless the test gives one. */
const useCases: Partial<AppDeps> = {
  startIncident: () => Promise.resolve({ record: exampleRecord, canEdit: true, isReplay: false }),
  getIncidentOfChannel: () => Promise.resolve({ record: exampleRecord, canEdit: true }),
  makeStartDialog: () =>
    Promise.resolve({
      callbackId: 'start_incident',
      title: 'Incident Details',
      introduction: '',
      submitLabel: 'Start Incident',
      state: 'signed',
      elements: [],
    }),
  listIncidents: () =>
    Promise.resolve({
      total: 1,
      hasMore: false,
      rows: [{ record: exampleRecord, canEdit: true, key: { value: 1, id: ids.incident } }],
    }),
  mustBeActive: () => Promise.resolve(),
  listChannels: () => Promise.resolve(EMPTY_PAGE),
  listCommanders: () => Promise.resolve([{ userId: ids.ann, username: 'ann' }]),
  getIncident: () => Promise.resolve({ record: exampleRecord, canEdit: true }),
  getMetadata: () =>
    Promise.resolve({
      channelName: 'payments-answer-502',
      channelDisplayName: 'Payments answer 502',
      teamName: 'ops',
      numMembers: 4,
      numActiveParticipants: 3,
      totalPosts: 57,
    }),
  listTimeline: () => Promise.resolve(EMPTY_PAGE),
  listUpdates: () => Promise.resolve(EMPTY_PAGE),
  listParticipants: () => Promise.resolve(EMPTY_PAGE),
  ...taskUseCases,
  handOver: () => Promise.resolve({ version: 2 }),
  checklistSuggestions: () => Promise.resolve([{ item: '0', hint: '"Triage"', help: '1 of 2 done' }]),
  taskSuggestions: () =>
    Promise.resolve([{ item: '0 1', hint: '"Tell support"', help: 'Triage, open, no assignee' }]),
  ...playbookUseCases,
  ...serverUseCases,
  submitStart: () => Promise.resolve({ kind: 'done', location: `/api/v0/incidents/${ids.incident}` }),
}

/** Notes what each use case is asked with. */
function recording(given: Partial<AppDeps>) {
  const asked: Record<string, readonly unknown[]> = {}
  const noting = (name: string, run: unknown) =>
    typeof run === 'function'
      ? (...args: unknown[]): unknown => {
          asked[name] = args
          return Reflect.apply(run, undefined, args) as unknown
        }
      : () => {
          throw notFound()
        }
  const deps = new Proxy(given, { get: (some, name) => noting(String(name), Reflect.get(some, name)) })
  return { asked, deps }
}

function logInto(lines: LogLine[]): AppDeps['log'] {
  const at =
    (level: string) =>
    (message: string, fields: Record<string, unknown> = {}): void => {
      lines.push({ level, message, fields })
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Request ids in a row: `aaaaaaaaaaaaaaaaaaaaaaaaa1` and so on. */
function newIds(): () => string {
  let last = 0
  return () => String(++last).padStart(26, 'a')
}
