import { Readable } from 'node:stream'

import openapi from '../../assets/openapi.json' with { type: 'json' }
import type { Incident } from '../../server/contract/incident.ts'
import { API_BASE, pathOf, routes } from '../../server/contract/routes.ts'
import { MemoryTarget } from '../standin/plugin-host/memory-target.ts'
import { checkerOf, type Answer } from './answer-check.ts'
import { requestSubsetOf } from './request.ts'
import { serveHttp } from '../standin/plugin-host/serve-http.ts'
import type { OpenedDialog } from '../standin/world/messages.ts'
import type { Product } from './product.ts'

export type HttpAnswer = Readonly<{
  status: number
  headers: Readonly<Record<string, string>>
  /** Parsed JSON, another text as it is; `undefined` for an empty body. */
  body: unknown
}>

export type HttpAsk = Readonly<{
  method: string
  path: string
  body?: unknown
  /** In place of `body`, as they are. */
  bytes?: Buffer
  headers?: Readonly<Record<string, string>>
}>

/** The product as people reach it: one of its nodes. */
type Reached = Pick<Product, 'session' | 'world' | 'clock'>

/** Somebody with a session, at every door. */
export class Person {
  readonly id: string
  private readonly product: Reached

  constructor(product: Reached, id: string) {
    this.product = product
    this.id = id
  }

  async ask({ method, path, body, bytes = jsonBytes(body), headers = {} }: HttpAsk): Promise<HttpAnswer> {
    const target = new MemoryTarget()
    await serveHttp(this.product.session, {
      request: requestSubsetOf(method, API_BASE + path, {
        ...(bytes.length > 0 && {
          'Content-Length': String(bytes.length),
          'Content-Type': 'application/json',
        }),
        ...(this.id !== '' && { 'Mattermost-User-Id': this.id }),
        ...headers,
      }),
      context: { IPAddress: '192.0.2.7' },
      body: Readable.from(bytes.length > 0 ? [bytes] : []),
      target,
    })
    const text = target.body.toString()
    const answered = { status: target.status, headers: flat(target.header()) }
    mustBeDocumented({ method, url: API_BASE + path, ...answered, body: text })
    return {
      ...answered,
      body: text === '' ? undefined : isJson(target.header()) ? JSON.parse(text) : text,
    }
  }

  /** Starts an incident by REST and reads the answer. @throws {Error} when it is refused. */
  async start(order: Readonly<Record<string, unknown>>, headers = {}): Promise<Incident> {
    const { status, body } = await this.ask({ method: 'POST', path: routes.incidents, body: order, headers })
    if (status === 429) {
      // The clock stands still between starts that a person would take hours for.
      this.product.clock.moveBy(60_000)
      return this.start(order, headers)
    }
    if (status !== 201) throw new Error(`Start refused: ${status} ${JSON.stringify(body)}`)
    return body as Incident
  }

  async read(incidentId: string): Promise<Incident> {
    const { status, body } = await this.ask({
      method: 'GET',
      path: pathOf(routes.incident, { id: incidentId }),
    })
    if (status !== 200) throw new Error(`Read refused: ${status} ${JSON.stringify(body)}`)
    return body as Incident
  }

  setTask(incidentId: string, taskId: string, state: string, query = ''): Promise<HttpAnswer> {
    const path = pathOf(routes.taskState, { id: incidentId, task_id: taskId }) + query
    return this.ask({ method: 'PUT', path, body: { new_state: state } })
  }

  /** Types a command. @returns What the bot answers there to this person alone, in order. */
  async types(text: string, where: { teamId: string; channelId: string }): Promise<string[]> {
    const { messages } = this.product.world
    const before = messages.ephemeral.length
    const args = {
      UserId: this.id,
      TeamId: where.teamId,
      ChannelId: where.channelId,
      Command: text,
      TriggerId: messages.issueTrigger(this.id),
    }
    const { B: refusal } = await this.product.session.hooks.call('ExecuteCommand', {
      A: { RequestId: 'r1', IPAddress: '192.0.2.7' },
      B: args,
    })
    if (refusal) throw new Error(`The host would show: ${refusal.Message}`)
    return messages.ephemeral
      .slice(before)
      .filter(({ userId, post }) => userId === this.id && post.ChannelId === where.channelId)
      .map(({ post }) => post.Message)
  }

  /** Submits a dialog as the host passes it on. */
  submit(
    { request }: OpenedDialog,
    submission: unknown,
    changes: Readonly<Record<string, unknown>> = {},
  ): Promise<HttpAnswer> {
    const path = request.URL.replace(`/plugins/incident-collaboration${API_BASE}`, '')
    const body = {
      type: 'dialog_submission',
      callback_id: request.Dialog.CallbackId,
      state: request.Dialog.State,
      user_id: this.id,
      channel_id: 'whatever',
      team_id: 'whatever',
      submission,
      cancelled: false,
      ...changes,
    }
    return this.ask({ method: 'POST', path, body })
  }
}

const wrongIn = checkerOf(openapi)

/** Every answer of every test is as the specification says. @throws {Error} */
function mustBeDocumented(answer: Answer): void {
  const wrong = wrongIn(answer)
  if (wrong.length === 0) return
  throw new Error(
    `${answer.method} ${answer.url.slice(0, 200)}, ${answer.status}: ${wrong.join('; ').slice(0, 2_000)}`,
  )
}

const isJson = (header: Readonly<Record<string, readonly string[]>>): boolean =>
  flat(header)['content-type'] === 'application/json'

const jsonBytes = (body: unknown): Buffer => Buffer.from(body === undefined ? '' : JSON.stringify(body))

const flat = (header: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(header).map(([name, values]) => [name.toLowerCase(), values.join(', ')]))
