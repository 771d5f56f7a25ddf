import type { Deliver } from '../usecases/deliver.ts'
import type { HintKind } from '../usecases/ports/jobs.ts'
import type { Reminders } from '../usecases/reminders.ts'
import type { Log } from '../usecases/ports/process.ts'
import type { SendWebhooks } from '../usecases/send-webhooks.ts'
import type { StartSequence } from '../usecases/start-sequence.ts'

export type LookAgainDeps = Readonly<{
  work(kind: HintKind, look: (incidentId: string) => Promise<void>): Promise<void>
  deliver: Pick<Deliver, 'soon'>
  sequence: Pick<StartSequence, 'resume'>
  reminders: Pick<Reminders, 'sweep'>
  sendWebhooks: Pick<SendWebhooks, 'soon'>
  log: Log
}>

/** What each hint makes this node look at; there may be nothing to do any more. */
export async function lookAgain(deps: LookAgainDeps): Promise<void> {
  const { work, deliver, sequence, reminders, sendWebhooks, log } = deps
  await work('outbox', (incidentId) => Promise.resolve(deliver.soon(incidentId, [])))
  await work('reminder', () => reminders.sweep())
  await work('webhook', () => Promise.resolve(sendWebhooks.soon()))
  await work('start', async (incidentId) => {
    try {
      await sequence.resume(incidentId)
    } catch (error) {
      // It has said itself when to look next.
      log.warn('interrupted start could not go on', { incidentId, error })
    }
  })
}
