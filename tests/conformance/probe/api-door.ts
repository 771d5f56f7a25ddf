import type { IncomingMessage, ServerResponse } from 'node:http'
import { HostError, type Api } from '../../../server/plugin-rpc/index.ts'
import { readJson, sendJson } from './exchange.ts'
import { fromJson, toJson } from './json-form.ts'

/** `POST /api/<call>`, body a list of arguments: makes the call and answers its result or the host's error. */
export async function callHost(
  api: Api,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const args = (await readJson(request)) as unknown[]
  sendJson(response, await outcomeOf(callByName(api, name), args.map(fromJson)))
}

/** `POST /burst/<call>?count=n`: makes the same call many times at once and answers how many came back well. */
export async function burst(
  api: Api,
  name: string,
  count: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const args = ((await readJson(request)) as unknown[]).map(fromJson)
  const call = callByName(api, name)
  const outcomes = await Promise.all(Array.from({ length: count }, () => outcomeOf(call, args)))
  sendJson(response, { succeeded: outcomes.filter((outcome) => !('error' in outcome)).length })
}

type AnyCall = (...args: readonly unknown[]) => unknown

/** Tests name any call of the table and pass arguments that only Go can judge. */
function callByName(api: Api, name: string): AnyCall {
  const call = (api as unknown as Readonly<Record<string, AnyCall | undefined>>)[name]
  if (!call) throw new Error(`The API has no ${name}.`)
  return call
}

async function outcomeOf(
  call: AnyCall,
  args: readonly unknown[],
): Promise<{ result: unknown } | { error: unknown }> {
  try {
    return { result: toJson((await call(...args)) ?? null) }
  } catch (error) {
    if (!(error instanceof HostError)) return { error: { unexpected: String(error) } }
    const { id, statusCode, message, where, detailedError } = error
    return { error: { id, statusCode, message, where, detailedError } }
  }
}
