import { describeRoutes } from '../../build/specification.ts'
import { buildApp, type AppDeps } from '../../server/http/app.ts'
import type { ValidCall } from '../roles/hostile-calls.ts'
import { withoutRemark } from '../roles/doors.ts'
import type { Operation, Schema } from './schema.ts'

type Specification = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

/** What the specification says of the body and of the query of every route, by method and path. */
export async function operations(): Promise<ReadonlyMap<string, Operation>> {
  const app = await buildApp(ANYTHING as AppDeps, describeRoutes)
  const { paths } = app.swagger() as unknown as Specification
  await app.close()
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
      ),
    ),
  )
}

/** Stands for every dependency of a door that is listed and not used. */
const ANYTHING: unknown = new Proxy(() => undefined, {
  get: (_target, name) => (name === 'then' ? undefined : ANYTHING),
})

/** @throws {Error} for a door that is not in the specification. */
export function bodySchemaOf(operations: ReadonlyMap<string, Operation>, { door }: ValidCall): Schema {
  const schema = operations.get(withoutRemark(door))?.requestBody?.content['application/json']?.schema
  if (!schema) throw new Error(`The specification knows no body of ${door}.`)
  return schema
}
