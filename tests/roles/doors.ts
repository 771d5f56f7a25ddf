import { makeCommands, type CommandDeps } from '../../server/commands/index.ts'
import * as contractEvents from '../../server/contract/events.ts'
import { API_BASE, routes } from '../../server/contract/routes.ts'
import { buildApp, type AppDeps } from '../../server/http/app.ts'

/** Every route of the app, also what the specification would hide, e.g. `GET /incidents/{id}`; HEAD goes with GET. */
export async function restDoors(): Promise<string[]> {
  const app = await buildApp(anything as AppDeps)
  const tree = app.printRoutes({ commonPrefix: false })
  await app.close()
  return readTree(tree).flatMap(({ path, methods }) =>
    methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${asInSpecification(path)}`),
  )
}

/** Every subcommand of `/incident`, also what autocomplete does not offer. */
export const commandDoors = (): string[] =>
  makeCommands(anything as CommandDeps).map(({ name }) => `/incident ${name}`)

/** The name of every socket event of the contract. */
export const eventDoors = (): string[] =>
  Object.entries(contractEvents).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'EVENT_PREFIX' ? [value] : [],
  )

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
    return methods === '' ? [] : [{ path: known(ancestors.join('')), methods: methods.split(', ') }]
  })
}

/** Where routes call one place of the path differently, the picture has all its names: `:checklist_id|:c`. */
function known(path: string): string {
  const [, before = '', names = '', after = ''] = /^(.*?)(:\w+(?:\|:\w+)+)(.*)$/.exec(path) ?? []
  const readings = names.split('|').map((name) => before + name + after)
  const isRoute = (reading: string) => Object.values<string>(routes).includes(reading.replace(API_BASE, ''))
  return readings.find(isRoute) ?? path
}

const asInSpecification = (path: string): string =>
  path.replace(API_BASE, '').replaceAll(/:([a-z_]+)/g, '{$1}')
