import { itself } from './ports/people.ts'
import { afterAttempt, retryAfterSeconds } from '../domain/webhook-delivery.ts'
import { siteHostOf } from '../domain/webhook-url.ts'
import { endedDelivery } from './audit-of-webhook.ts'
import type { Audit } from './audit.ts'
import type { Deliver } from './deliver.ts'
import { say } from './messages.ts'
import type { Host } from './ports/host.ts'
import type { Hints } from './ports/jobs.ts'
import type { PostEntry } from './ports/outbox.ts'
import type { Clock, Locks, Log, NewId } from './ports/process.ts'
import type {
  DueDelivery,
  SendResult,
  WebhookObserver,
  WebhookSender,
  WebhookStore,
} from './ports/webhooks.ts'
import { makeInFlight } from './webhooks-in-flight.ts'

export type SendWebhooksDeps = Readonly<{
  webhooks: Pick<WebhookStore, 'findDue' | 'find' | 'record'>
  sender: WebhookSender
  observer: WebhookObserver
  host: Pick<Host, 'siteUrl'>
  deliver: Pick<Deliver, 'soon'>
  audit: Pick<Audit, 'recordOf' | 'committed'>
  locks: Locks
  hints: Hints
  clock: Pick<Clock, 'now'>
  /** From 0 to 1. */
  random: () => number
  newId: NewId
  log: Log
}>

export type SendWebhooks = ReturnType<typeof makeSendWebhooks>

const AT_ONCE = 20
const AT_ONCE_PER_HOST = 2

/**
 * Makes attempts whose time has come, on one node at a time each. What there is to send is read anew behind every
 * attempt, so that a slow receiver holds back nobody but itself.
 */
export function makeSendWebhooks(deps: SendWebhooksDeps) {
  const { webhooks, locks, clock, log } = deps
  const inFlight = makeInFlight({ inAll: AT_ONCE, perHost: AT_ONCE_PER_HOST })
  const ending = new AbortController()
  let looking: Promise<void> | undefined
  let isAsked = false

  function soon(): void {
    if (ending.signal.aborted) return
    isAsked = true
    looking ??= look()
      .catch((error: unknown) => log.error('webhooks cannot be read', { error }))
      .finally(() => {
        looking = undefined
        if (isAsked) soon()
      })
  }

  async function look(): Promise<void> {
    isAsked = false
    const due = await webhooks.findDue({ now: clock.now(), besides: inFlight.ids(), limit: AT_ONCE })
    for (const { id, targetHost } of due) inFlight.start(id, targetHost, () => begin(id))
  }

  /** Behind an attempt there may be another; one that another node makes, or that failed to be made, waits for the sweep. */
  async function begin(id: string): Promise<void> {
    try {
      const made = await locks.tryHold(`webhook:${id}`, () => attempt(deps, id, ending.signal))
      if (made !== 'busy') queueMicrotask(soon)
    } catch (error) {
      if (!ending.signal.aborted) log.error('webhook attempt failed', { deliveryId: id, error })
    }
  }

  async function drain(): Promise<void> {
    while (looking || inFlight.ids().length > 0) await Promise.all([looking, inFlight.ended()])
  }

  return {
    /** Looks for what is due, in the background. */
    soon,

    /** Finds what a crash left behind, and what nobody was hinted at. */
    sweep: async (): Promise<void> => {
      soon()
      await looking
    },

    /** Resolves when nothing is under way any more. */
    drain,

    /** Gives up what is under way: its outcome is unknown, so it is made again after the next start. */
    stop(): Promise<void> {
      isAsked = false
      ending.abort()
      return drain()
    },
  }
}

async function attempt(deps: SendWebhooksDeps, id: string, signal: AbortSignal): Promise<void> {
  const { webhooks, sender, host, clock } = deps
  const delivery = await webhooks.find(id, clock.now())
  if (!delivery) return
  const siteHost = siteHostOf(await host.siteUrl())
  const at = clock.now()
  const allowance = { allowedHosts: delivery.allowedHosts, siteHost }
  await settle(deps, delivery, at, await sender.send({ delivery, allowance, at, signal }))
}

/** Writes down what came of an attempt and what follows. */
async function settle(
  deps: SendWebhooksDeps,
  delivery: DueDelivery,
  at: Date,
  result: SendResult,
): Promise<void> {
  const { webhooks, observer, deliver, audit, hints, clock, random, log } = deps
  const { id, incidentId } = delivery
  const now = clock.now()
  const { outcome, status } = result
  const number = delivery.tries + 1
  const asked = retryAfterSeconds(result.retryAfter, now)
  const next = afterAttempt({ outcome, status, number, at: now, retryAfterSeconds: asked, random: random() })
  const { state, nextTryAt } = next
  const warning = next.isWorthWarning ? warningOf(deps, delivery) : undefined
  const act = endedDelivery(delivery, { state, number, outcome })
  const records =
    state === 'pending'
      ? []
      : [audit.recordOf(itself('job'), act, state === 'delivered' ? 'done' : 'failed', now)]
  const durationMs = now.getTime() - at.getTime()
  const made = { delivery, number, at, durationMs, outcome, status, state, nextTryAt, endedAt: now }
  const written = await webhooks.record({ ...made, warning, audit: records })
  if (!written.isRecorded) return
  observer.webhookAttempted(outcome)
  log.info('webhook attempted', { deliveryId: id, incidentId, number, outcome, status, durationMs })
  audit.committed(records)
  if (written.isWarned && warning) deliver.soon(incidentId, [warning])
  if (!nextTryAt) return
  await hints
    .give({ kind: 'webhook', incidentId, at: nextTryAt })
    .catch((error: unknown) => log.warn('no hint given', { incidentId, error }))
}

/** B-06. */
const warningOf = ({ newId }: SendWebhooksDeps, { incidentId, teamName }: DueDelivery): PostEntry => ({
  kind: 'post',
  key: newId(),
  incidentId,
  message: say.webhookFailed(teamName, incidentId),
  timelineEventId: '',
  taskId: '',
})
