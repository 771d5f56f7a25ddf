import { readFileSync } from 'node:fs'

import { makeCommands, type CommandDeps } from '../../server/commands/index.ts'
import * as contractEvents from '../../server/contract/events.ts'
import { API_BASE } from '../../server/contract/routes.ts'
import { describeRoutes } from '../../build/specification.ts'
import { buildApp, type AppDeps } from '../../server/http/app.ts'
import { sourceFiles } from '../guards/source-files.ts'

/** Every route, as the app's own specification names it, e.g. `GET /incidents/{id}`. */
export async function restDoors(): Promise<string[]> {
  const app = await buildApp(anything as AppDeps, describeRoutes)
  const { paths = {} } = app.swagger() as { paths?: Readonly<Record<string, object>> }
  await app.close()
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
}

/** Every route that the app takes, also one that its specification would hide; parameters have lost their names. */
export async function routesTaken(): Promise<string[]> {
  const app = await buildApp(anything as AppDeps, describeRoutes)
  const tree = app.printRoutes({ commonPrefix: false })
  await app.close()
  return readTree(tree).flatMap(({ path, methods }) =>
    // HEAD goes with GET.
    methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${nameless(path)}`),
  )
}

/** Routes that differ in the names of their parameters only are shown as one. */
export const nameless = (path: string): string =>
  path.replace(API_BASE, '').replaceAll(/\{\w+\}|:[a-z_]+(?:\|:[a-z_]+)*/g, '*')

/** Every subcommand of `/incident`, also what autocomplete does not offer. */
export const commandDoors = (): string[] =>
  makeCommands(anything as CommandDeps).map(({ name }) => `/incident ${name}`)

/** The name of every socket event of the contract that somebody sends. */
export const eventDoors = (): string[] =>
  Object.entries(contractEvents).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'EVENT_PREFIX' && isSent(name) ? [value] : [],
  )

/** What the web app waits for and nobody sends yet reaches nobody. */
const isSent = (name: string): boolean =>
  sourceFiles(['server'])
    .filter((path) => !path.includes('/contract/') && !path.includes('.test.'))
    .some((path) => readFileSync(path, 'utf8').includes(name))

/** A row's name may end with a remark that tells several uses of one door apart: `GET /stats (own team)`. */
export const withoutRemark = (name: string): string => name.replace(/ \(.*\)$/, '')

/** Stands for every dependency of a door that is listed and not used. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_target, name) => (name === 'then' ? undefined : anything),
})

type Route = Readonly<{ path: string; methods: readonly string[] }>

/** Fastify's own picture of its routes: four columns a level, methods in brackets. */
function readTree(tree: string): Route[] {
  const ancestors: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', segment = '', methods = ''] = /^(.*?[├└]── )(\S+)(?: \((.*)\))?$/.exec(line) ?? []
    if (segment === '') return []
    const level = indent.length / 4 - 1
    ancestors.splice(level, ancestors.length, segment)
    return methods === '' ? [] : [{ path: ancestors.join(''), methods: methods.split(', ') }]
  })
}
