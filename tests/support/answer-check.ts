import type { FastifyInstance } from 'fastify'
import { Compile } from 'typebox/schema'
import { API_BASE } from '../../server/contract/routes.ts'

export type Answer = Readonly<{
  method: string
  url: string
  status: number
  headers: Readonly<Record<string, unknown>>
  body: string
}>

type Response = Readonly<{
  description: string
  content?: Readonly<Record<string, { readonly schema: object }>>
}>
type Operation = Readonly<{ responses: Readonly<Record<string, Response>> }>
type Specification = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components: object
}>

/**
 * Judges answers by the app's own OpenAPI document and by what holds for every answer.
 *
 * @returns What is wrong with an answer; empty when nothing is.
 */
export const answerChecker = (app: FastifyInstance): ((answer: Answer) => string[]) =>
  checkerOf(app.swagger() as unknown as Specification)

/** The same by a document. */
export function checkerOf(specification: Specification): (answer: Answer) => string[] {
  const isAsDescribed = validators(specification)
  const findResponse = responses(specification)
  return (answer) => [...wrongHeaders(answer), ...wrongBody(findResponse(answer), isAsDescribed, answer)]
}

type IsAsDescribed = (schema: object, body: unknown) => boolean

/** Each schema is compiled once. */
function validators({ components }: Specification): IsAsDescribed {
  const compiled = new Map<object, { Check(body: unknown): boolean }>()
  return (schema, body) => {
    const validator = compiled.get(schema) ?? Compile({ ...schema, components })
    compiled.set(schema, validator)
    return validator.Check(body)
  }
}

function wrongHeaders({ headers, body }: Answer): string[] {
  const wrong = []
  if (headers['cache-control'] !== 'no-store') wrong.push('Cache-Control is not no-store')
  if (headers['x-content-type-options'] !== 'nosniff') wrong.push('X-Content-Type-Options is not nosniff')
  if (!headers['x-request-id']) wrong.push('X-Request-Id is missing')
  if (body !== '' && !headers['content-type']) wrong.push('Content-Type is missing')
  return wrong
}

function wrongBody(response: Response | undefined, isAsDescribed: IsAsDescribed, answer: Answer): string[] {
  const { method, body, status, headers } = answer
  if (method === 'HEAD') return body === '' ? [] : ['HEAD is answered with a body']
  if (!response) return [`${status} is not documented for ${method} ${answer.url}`]
  const { content } = response
  if (!content) return body === '' ? [] : ['the answer is documented as empty']
  if (body === '') return response.description.startsWith('Empty') ? [] : ['the answer is empty']
  if (status >= 400 && Buffer.byteLength(body) >= 1024) return ['the refusal has 1 KiB or more']
  const type = String(headers['content-type'])
  const schema = content[type.replace(/;.*$/, '')]?.schema
  if (!schema) return [`the answer is not documented as ${type}`]
  // JSON is named without a charset; a file may be anything.
  if (!type.startsWith('application/json') || isFile(headers)) return []
  if (type !== 'application/json') return ['Content-Type of JSON has a parameter']
  return isAsDescribed(schema, JSON.parse(body)) ? [] : [`the body is not as documented: ${body}`]
}

const isFile = (headers: Answer['headers']): boolean => headers['content-disposition'] !== undefined

const REFUSAL: Response = {
  description: '',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

type FindResponse = (answer: Answer) => Response | undefined

function responses({ paths }: Specification): FindResponse {
  const patterns = Object.entries(paths).map(([pattern, operations]) => ({
    isFixed: !pattern.includes('{'),
    regExp: new RegExp(`^${pattern.replaceAll(/\{[a-z_]+\}/g, '[^/]+')}$`),
    operations,
  }))
  return ({ method, url, status }) => {
    const [path = ''] = url.slice(API_BASE.length).split('?', 1)
    const matching = patterns.filter(({ regExp }) => regExp.test(path))
    // A fixed path goes before one with parameters.
    const known = matching.find(({ isFixed }) => isFixed) ?? matching[0]
    const described = known?.operations[method.toLowerCase()]?.responses
    if (described) return described[status] ?? described[`${String(status).charAt(0)}XX`]
    return status >= 400 && status < 500 ? REFUSAL : undefined
  }
}
