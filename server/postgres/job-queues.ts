import { PgBoss, type Job } from 'pg-boss'

import type { Hint, HintKind, Hints } from '../usecases/ports/jobs.ts'
import type { Clock } from '../usecases/ports/process.ts'
import type { Connection } from './data-source.ts'
import { JOBS_SCHEMA } from './database.ts'
import { orUnavailable } from './or-unavailable.ts'

export type JobQueues = Hints &
  Readonly<{
    /** Hands incidents to look at to `look`, on whichever node is free. A look that fails is repeated. */
    work(kind: HintKind, look: (incidentId: string) => Promise<void>): Promise<void>
    /** Lets what runs come to its end for a moment, then lets go of the database. May be called again. */
    stop(): Promise<void>
  }>

export type JobQueueOptions = Readonly<{
  connection: Connection
  clock: Pick<Clock, 'now'>
  onTrouble: (error: Error) => void
}>

type Payload = Readonly<{ incidentId: string }>

const KINDS: readonly HintKind[] = ['start', 'outbox', 'reminder', 'webhook']
const DAY = 24 * 60 * 60
const STOP_WITHIN_MS = 1_000

/** Times in seconds. A killed node's job comes to another one after the heartbeat (reminders-and-integrations.md 1). */
const QUEUE = {
  policy: 'short',
  notify: true,
  heartbeatSeconds: 30,
  retryLimit: 5,
  retryDelay: 5,
  retryBackoff: true,
  retentionSeconds: 40 * DAY,
  deleteAfterSeconds: 3 * DAY,
} as const

/** A listener wakes the worker; the polls are for where a notification cannot pass. */
const WORK = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, batchSize: 10 } as const

/** pg-boss in a schema of its own in Mattermost's database: two connections and one that listens. */
export async function openJobQueues({ connection, clock, onTrouble }: JobQueueOptions): Promise<JobQueues> {
  const boss = new PgBoss({
    ...connection,
    schema: JOBS_SCHEMA,
    application_name: 'incident-collaboration jobs',
    max: 2,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
  })
  boss.on('error', onTrouble)
  await boss.start()
  for (const kind of KINDS) await boss.createQueue(kind, QUEUE)
  let stopping: Promise<void> | undefined

  return {
    async give({ kind, incidentId, at }: Hint) {
      const startAfter = Math.max(0, (at.getTime() - clock.now().getTime()) / 1000)
      await orUnavailable(boss.upsert(kind, { incidentId }, { singletonKey: incidentId, startAfter }))
    },

    async work(kind, look) {
      await boss.work<Payload>(kind, WORK, (jobs) => lookAtAll(jobs, look))
    },

    stop: () => (stopping ??= boss.stop({ graceful: true, timeout: STOP_WITHIN_MS })),
  }
}

/** Each is looked at, whatever another one does; then a failure fails the batch, which comes again. */
async function lookAtAll(
  jobs: readonly Job<Payload>[],
  look: (incidentId: string) => Promise<void>,
): Promise<void> {
  const looks = await Promise.allSettled(jobs.map(({ data }) => look(data.incidentId)))
  for (const { reason } of looks.filter((look) => look.status === 'rejected')) throw reason
}
