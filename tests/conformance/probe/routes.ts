import type { IncomingMessage, ServerResponse } from 'node:http'
import { burst, callHost } from './api-door.ts'
import { readJson, sendJson } from './exchange.ts'
import type { Hearing, Scripted } from './hooks.ts'
import { block, describe, echo, events, headers, ignore, slow, takeOver, Turns, who } from './http-door.ts'

const turns = new Turns()

/** The doors by which a test makes the probe do things. */
export function serve(
  hearing: Hearing,
  request: IncomingMessage,
  response: ServerResponse,
  context: unknown,
): unknown {
  const url = new URL(request.url ?? '/', 'http://probe')
  const [, door = '', name = ''] = url.pathname.split('/')
  const number = (parameter: string) => Number(url.searchParams.get(parameter))
  switch (door) {
    case 'echo':
      return echo(request, response)
    case 'describe':
      return describe(request, response, context)
    case 'who':
      return who(request, response)
    case 'ignore':
      return ignore(request, response)
    case 'headers':
      return headers(request, response)
    case 'nothing':
      return response.end()
    case 'fail':
      throw new Error('the probe fails as it was told to')
    case 'events':
      return events(number('count'), turns, response)
    case 'next':
      turns.give()
      return response.end()
    case 'hijack':
      return takeOver(response)
    case 'block':
      return block(number('milliseconds'), response)
    case 'slow':
      return slow(hearing.host, number('milliseconds'), response)
    case 'api':
      return callHost(hearing.host, name, request, response)
    case 'calls':
      return sendJson(response, Object.keys(hearing.host))
    case 'burst':
      return burst(hearing.host, name, number('count'), request, response)
    case 'heard':
      return sendJson(response, hearing.recorded.splice(0))
    case 'settings':
      return sendJson(response, hearing.settings)
    case 'script':
      return script(hearing, name, request, response)
    default:
      response.statusCode = 404
      return response.end('no such door')
  }
}

/** `PUT /script/<hook>`: what that hook does from now on. */
async function script(
  hearing: Hearing,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  hearing.scripts.set(name, (await readJson(request)) as Scripted)
  response.end()
}
