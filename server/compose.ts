import { setTimeout as delay } from 'node:timers/promises'

import packageJson from '../package.json' with { type: 'json' }
import { autocompleteOf } from './commands/autocomplete.ts'
import { makeDoors } from './compose/doors.ts'
import { makeStores, openStorage } from './compose/stores.ts'
import { makeUseCases } from './compose/use-cases.ts'
import { runEvery } from './jobs/every.ts'
import { lookAgain } from './jobs/look-again.ts'
import { makeLog, type LogSink } from './log.ts'
import { makeMetrics } from './metrics.ts'
import { heardByBoth, measuredApi, measuredStores, measureProcess } from './compose/measured.ts'
import { noteAddress } from './http/client-address.ts'
import { METRICS_TYPE } from './http/metrics-routes.ts'
import { makeAuditLog } from './mattermost/audit-log.ts'
import { makeHost } from './mattermost/host.ts'
import { registerBot, registerCommand } from './mattermost/registration.ts'
import { memberNews } from './mattermost/member-news.ts'
import { readShipped } from './mattermost/shipped-files.ts'
import { isNewText, touchedPost } from './mattermost/touched-post.ts'
import { NO_REPLY, typedCommand } from './mattermost/typed-command.ts'
import type {
  Api,
  ChannelMember,
  CommandArgs,
  CommandResponseInput,
  Context,
  HttpHandler,
  Post,
  TeamMember,
  User,
} from './plugin-rpc/index.ts'
import type { HostDatabase } from './postgres/data-source.ts'
import { migrate } from './postgres/migrate.ts'
import { signingKey } from './postgres/signing-key.ts'
import { makeSeal } from './seal.ts'
import type { Clock } from './usecases/ports/process.ts'

/** The plugin as Mattermost uses it, between activation and deactivation. */
export type Composed = Readonly<{
  handleHttp: HttpHandler
  /** Numbers, for whoever the host lets at its own. */
  serveMetrics: HttpHandler
  runCommand(context: Context, args: CommandArgs): Promise<CommandResponseInput>
  postDeleted(post: Post): Promise<void>
  postChanged(post: Post, old: Post): Promise<void>
  memberJoined(member: ChannelMember, actor: User | undefined): void
  memberLeft(member: ChannelMember, actor: User | undefined): void
  teamLeft(member: TeamMember, actor: User | undefined): Promise<void>
  /** The configuration changed somewhere: says so when that concerns us. */
  checkConfiguration(): Promise<void>
  /** Does now what the sweeps do from time to time; resolves when all that is due was told, or put off. */
  settle(): Promise<void>
  /** Finishes what is under way and lets go of the database. May be called again. */
  stop(): Promise<void>
}>

export type ComposeDeps = Readonly<{
  api: Api
  sink: LogSink
  clock?: Clock
  /** Milliseconds until a call of the host is given up. */
  hostAnswersWithin?: number
}>

const SWEEP_MS = 5_000
const WELCOME_MS = 30_000
// A reminder may be 5 s late.
const REMINDERS_MS = 2_000
const CHANNELS_MS = 10_000
// Asks whether an hour has passed.
const RECONCILE_MS = 60_000
// Once a day it finds something to do.
const RETENTION_MS = 10 * 60_000
const STOP_WITHIN_MS = 1_000

const systemClock: Clock = {
  now: () => new Date(),
  wait: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
}

/**
 * Wires everything; with compose/ the one place that knows all parts.
 *
 * @throws {Error} with one sentence for the administrator when the plugin cannot be activated.
 */
export async function compose({
  api: hostApi,
  sink,
  clock = systemClock,
  hostAnswersWithin,
}: ComposeDeps): Promise<Composed> {
  const log = makeLog(sink, 'plugin')
  const address = await databaseAddress(hostApi)
  const { database, locks, openQueues, close } = openStorage(address, log)
  const { pool } = database
  const metrics = makeMetrics({
    version: packageJson.version,
    poolInUse: () => pool.totalCount - pool.idleCount,
  })
  const api = measuredApi(hostApi, metrics)
  const stopMeasuring = measureProcess(database, metrics)
  try {
    await migrate(database.db, { programVersion: packageJson.version, now: () => clock.now() })
    const queues = await openQueues(clock)
    const host = makeHost(api, await registerBot(api), hostAnswersWithin)
    const seal = makeSeal(await signingKey(database.db, clock.now()))
    const stores = measuredStores(makeStores(database, locks, clock), metrics)
    const auditListener = heardByBoth(makeAuditLog(api, makeLog(sink, 'audit')), metrics.changes)
    const core = { stores, host, locks, hints: queues, seal, metrics, auditListener, clock, sink }
    const useCases = makeUseCases(core)
    const { sequence, deliver, statusSequence, reminders, signals } = useCases
    const { sendWebhooks, gatherMembers, lookAtChannels, reconcileIfDue, removeExpired } = useCases
    const { app, commands, dispatch } = await makeDoors({
      ...core,
      useCases,
      readSpecification: () => readShipped(api, 'openapi.json'),
    })
    await registerCommand(api, autocompleteOf(commands))
    await lookAgain({ ...useCases, work: queues.work, log: makeLog(sink, 'jobs') })
    const sweeps = [
      { name: 'starts', everyMs: SWEEP_MS, run: sequence.sweep },
      { name: 'status updates', everyMs: SWEEP_MS, run: statusSequence.sweep },
      { name: 'reminders', everyMs: REMINDERS_MS, run: reminders.sweep },
      { name: 'retrospectives', everyMs: SWEEP_MS, run: useCases.askForRetrospectives },
      { name: 'channels', everyMs: CHANNELS_MS, run: lookAtChannels },
      { name: 'reconcile', everyMs: RECONCILE_MS, run: reconcileIfDue },
      { name: 'welcome', everyMs: WELCOME_MS, run: useCases.welcomeConnected },
      { name: 'retention', everyMs: RETENTION_MS, run: removeExpired },
      { name: 'outbox', everyMs: SWEEP_MS, run: deliver.sweep },
      { name: 'webhooks', everyMs: SWEEP_MS, run: sendWebhooks.sweep },
      { name: 'signals', everyMs: SWEEP_MS, run: signals.sweep },
    ].map((work) => runEvery({ locks, clock, log }, work))
    return {
      handleHttp(request, response, { IPAddress: address }) {
        noteAddress(request, address)
        app.routing(request, response)
      },
      async serveMetrics(_request, response) {
        const numbers = await useCases.tellMetrics()
        response.writeHead(200, { 'content-type': METRICS_TYPE }).end(numbers)
      },
      async runCommand(context, args) {
        await dispatch(typedCommand(context, args))
        return NO_REPLY
      },
      postDeleted: (post) => useCases.statusPostDeleted(touchedPost(post)),
      async postChanged(post, old) {
        if (!isNewText(post, old)) return
        await useCases.statusPostEdited(touchedPost(post), new Date(Number(post.EditAt)))
      },
      memberJoined: (member, actor) =>
        gatherMembers.memberChanged({ ...memberNews(member, actor), isIn: true }),
      memberLeft: (member, actor) =>
        gatherMembers.memberChanged({ ...memberNews(member, actor), isIn: false }),
      teamLeft: ({ TeamId: teamId, UserId: userId }, actor) =>
        gatherMembers.teamLeft({ teamId, userId, actorId: actor?.Id ?? '' }),
      async settle() {
        await gatherMembers.drain()
        await sequence.sweep()
        await statusSequence.sweep()
        await reminders.sweep()
        await useCases.askForRetrospectives()
        await deliver.sweep()
        await deliver.drain()
        await lookAtChannels()
        await reconcileIfDue()
        await useCases.welcomeConnected()
        await removeExpired()
        await signals.sweep()
        await sendWebhooks.sweep()
        await sendWebhooks.drain()
        await Promise.all([deliver.drain(), signals.drain()])
      },
      async checkConfiguration() {
        const { dataSource } = await databaseAddress(api)
        if (dataSource === address.dataSource) return
        log.warn('the database address has changed; disable and enable the plugin to use the new one')
      },
      async stop() {
        stopMeasuring()
        await Promise.all([queues.stop(), ...sweeps.map((sweep) => sweep.stop())])
        await app.close()
        // Whoever looks for the address of a receiver cannot be called back.
        await Promise.race([sendWebhooks.stop(), clock.wait(STOP_WITHIN_MS)])
        await Promise.race([gatherMembers.stop(), clock.wait(STOP_WITHIN_MS)])
        // What is not told by then is told after the next start.
        await Promise.race([Promise.all([deliver.drain(), signals.drain()]), clock.wait(STOP_WITHIN_MS)])
        await close()
      },
    }
  } catch (error) {
    stopMeasuring()
    await close()
    throw error
  }
}

/** Where Mattermost's own data lie; holds a password, so it is neither logged nor answered. */
async function databaseAddress(api: Api): Promise<HostDatabase> {
  const { SqlSettings } = await api.GetUnsanitizedConfig()
  return { driverName: SqlSettings?.DriverName ?? '', dataSource: SqlSettings?.DataSource ?? '' }
}
