import http, { type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { TLSSocket } from 'node:tls'

import { outcomeOfStatus, type AttemptOutcome } from '../domain/webhook-delivery.ts'
import { hostOf } from '../domain/webhook-url.ts'
import type { AddressGuard, SendResult, WebhookSender } from '../usecases/ports/webhooks.ts'
import { signatureOf } from './sign.ts'

export type SendDeps = Readonly<{
  addressGuard: AddressGuard
  /** Every address that a name has now. */
  resolve: (name: string) => Promise<readonly string[]>
  userAgent: string
  connectWithinMs?: number
  answerWithinMs?: number
}>

const CONNECT_WITHIN_MS = 5_000
const ANSWER_WITHIN_MS = 10_000
const READ_AT_MOST = 64 * 1024

/** Ends an attempt with an outcome that no answer brings. */
class Failure extends Error {
  readonly outcome: AttemptOutcome

  constructor(outcome: AttemptOutcome) {
    super(outcome)
    this.outcome = outcome
  }
}

/** Asks for addresses and dials one of them by itself, so that what was judged is what is spoken to. */
export function makeWebhookSender(deps: SendDeps): WebhookSender {
  const { addressGuard, resolve, userAgent } = deps
  const { connectWithinMs = CONNECT_WITHIN_MS, answerWithinMs = ANSWER_WITHIN_MS } = deps
  type Order = Parameters<WebhookSender['send']>[0]

  async function attempt({ delivery, allowance, at, signal }: Order): Promise<SendResult> {
    const { id, event, url, secrets } = delivery
    const host = hostOf(url)
    if (addressGuard.isRefused(host, allowance)) throw new Failure('refused_address')
    const addresses = isIP(host) > 0 ? [host] : await addressesOf(host)
    if (addressGuard.isRefusedAt(addresses, host, allowance)) throw new Failure('refused_address')
    const body = Buffer.from(delivery.body)
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      'User-Agent': userAgent,
      'X-Incident-Event': event,
      'X-Incident-Delivery': id,
      'X-Incident-Signature': signatureOf(body, { secrets, at }),
    }
    return dial(new URL(url), body, { headers, signal, lookup: only(addresses) })
  }

  async function addressesOf(name: string): Promise<readonly string[]> {
    const timeout = AbortSignal.timeout(connectWithinMs)
    const late = new Promise<never>((_resolve, reject) => {
      timeout.addEventListener('abort', () => reject(new Failure('timeout')))
    })
    const found = resolve(name).catch(() => [])
    const addresses = await Promise.race([found, late])
    if (addresses.length === 0) throw new Failure('dns')
    return addresses
  }

  function dial(url: URL, body: Buffer, options: RequestOptions): Promise<SendResult> {
    return new Promise((resolve, reject) => {
      const { request } = url.protocol === 'https:' ? https : http
      // A connection of its own: one that is kept was dialled under another judgement.
      const sent = request(url, { ...options, method: 'POST', agent: false })
      const connecting = setTimeout(() => sent.destroy(new Failure('timeout')), connectWithinMs)
      sent.on('socket', (socket) => {
        socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => clearTimeout(connecting))
      })
      let answered: SendResult | undefined
      sent.on('response', (answer) => {
        answered = resultOf(answer)
        readSome(answer)
      })
      sent.on('error', (error) => {
        if (!answered) reject(failureOf(error, sent.socket))
      })
      sent.on('close', () => {
        clearTimeout(connecting)
        if (answered) resolve(answered)
      })
      sent.end(body)
    })
  }

  return {
    async send(order) {
      const timeout = AbortSignal.timeout(answerWithinMs)
      const signal = AbortSignal.any([order.signal, timeout])
      try {
        return await attempt({ ...order, signal })
      } catch (error) {
        order.signal.throwIfAborted()
        if (error instanceof Failure) return nothing(error.outcome)
        if (timeout.aborted) return nothing('timeout')
        throw error
      }
    },
  }
}

const nothing = (outcome: AttemptOutcome): SendResult => ({ outcome, status: 0, retryAfter: '' })

/** Whatever name is asked for. */
const only =
  (addresses: readonly string[]): LookupFunction =>
  (_name, options, callback) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }))
    const [first] = found
    if (options.all || !first) callback(null, found)
    else callback(null, first.address, first.family)
  }

function resultOf({ statusCode: status = 0, headers }: IncomingMessage): SendResult {
  return { outcome: outcomeOfStatus(status), status, retryAfter: headers['retry-after'] ?? '' }
}

/** Lets a receiver finish what it says, up to a point; nothing of it is kept. */
function readSome(answer: IncomingMessage): void {
  let bytes = 0
  answer.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes >= READ_AT_MOST) answer.destroy()
  })
  // What it answers with is known by then.
  answer.on('error', () => undefined)
}

function failureOf(error: Error & { code?: string }, socket: unknown): Error {
  if (error instanceof Failure || error.name === 'AbortError') return error
  if (error.code === 'HPE_HEADER_OVERFLOW') return new Failure('too_large')
  // Set where the certificate was refused, whatever the reason.
  const isUntrusted = socket instanceof TLSSocket && Boolean(socket.authorizationError)
  return new Failure(isUntrusted ? 'tls' : 'connect')
}
