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

type Response = { description: string; content?: Record<string, { schema: object }> }
type Specification = {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>
  components: object
}

/**
 * Judges answers by the app's own OpenAPI document and by what holds for every answer.
 *
 * @returns What is wrong with an answer; empty when nothing is.
 */
export function answerChecker(app: FastifyInstance): (answer: Answer) => string[] {
  const specification = app.swagger() as unknown as Specification
  return (answer) => [...wrongHeaders(answer), ...wrongBody(specification, answer)]
}

function wrongHeaders({ headers, body }: Answer): string[] {
  const wrong = []
  if (headers['cache-control'] !== 'no-store') wrong.push('Cache-Control is not no-store')
  if (headers['x-content-type-options'] !== 'nosniff') wrong.push('X-Content-Type-Options is not nosniff')
  if (!headers['x-request-id']) wrong.push('X-Request-Id is missing')
  if (body !== '' && headers['content-type'] !== 'application/json') wrong.push('Content-Type is not JSON')
  return wrong
}

function wrongBody(specification: Specification, answer: Answer): string[] {
  const { method, body, status } = answer
  if (method === 'HEAD') return body === '' ? [] : ['HEAD is answered with a body']
  const response = responseOf(specification, answer)
  if (!response) return [`${status} is not documented for ${method} ${answer.url}`]
  const schema = response.content?.['application/json']?.schema
  if (!schema) return body === '' ? [] : ['the answer is documented as empty']
  if (body === '') return response.description.startsWith('Empty') ? [] : ['the answer is empty']
  if (status >= 400 && Buffer.byteLength(body) >= 1024) return ['the refusal has 1 KiB or more']
  const validator = Compile({ ...schema, components: specification.components })
  return validator.Check(JSON.parse(body)) ? [] : [`the body is not as documented: ${body}`]
}

const REFUSAL: Response = {
  description: '',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

function responseOf({ paths }: Specification, { method, url, status }: Answer): Response | undefined {
  const [path = ''] = url.slice(API_BASE.length).split('?', 1)
  const matching = Object.keys(paths).filter((pattern) =>
    new RegExp(`^${pattern.replaceAll(/\{[a-z_]+\}/g, '[^/]+')}$`).test(path),
  )
  // A fixed path goes before one with parameters.
  const known = matching.find((pattern) => !pattern.includes('{')) ?? matching[0] ?? ''
  const responses = paths[known]?.[method.toLowerCase()]?.responses
  if (!responses)
    return status === 404 || status === 405 || status === 400 || status === 401 ? REFUSAL : undefined
  return responses[status] ?? responses[`${String(status).charAt(0)}XX`]
}
