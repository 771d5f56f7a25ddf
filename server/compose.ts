import { setTimeout as delay } from 'node:timers/promises'

import packageJson from '../package.json' with { type: 'json' }
import { autocompleteOf } from './commands/autocomplete.ts'
import { makeDispatch } from './commands/dispatch.ts'
import { makeCommands } from './commands/index.ts'
import { API_BASE, routes } from './contract/routes.ts'
import { makeStartDialog } from './dialogs/start-incident.ts'
import { buildApp } from './http/app.ts'
import { newId } from './ids.ts'
import { runEvery } from './jobs/every.ts'
import { makeLog, type LogSink } from './log.ts'
import { makeHost } from './mattermost/host.ts'
import { registerBot, registerCommand } from './mattermost/registration.ts'
import { NO_REPLY, typedCommand } from './mattermost/typed-command.ts'
import type { Api, CommandArgs, CommandResponseInput, Context, HttpHandler } from './plugin-rpc/index.ts'
import { openAdvisoryLocks } from './postgres/advisory-locks.ts'
import { readDataSource, type HostDatabase } from './postgres/data-source.ts'
import { openDatabase, type Database } from './postgres/database.ts'
import { migrate } from './postgres/migrate.ts'
import { makeOutboxStore } from './postgres/outbox-store.ts'
import { makeReads } from './postgres/reads.ts'
import { signingKey } from './postgres/signing-key.ts'
import { makeStartStore } from './postgres/start-store.ts'
import { makeWork } from './postgres/work.ts'
import { makeSeal } from './seal.ts'
import { makeChangeIncident } from './usecases/change-incident.ts'
import { makeHandOver } from './usecases/commander.ts'
import { makeDeliver } from './usecases/deliver.ts'
import type { Clock, Host, Locks, Log, Seal } from './usecases/ports.ts'
import { makeListIncidents } from './usecases/list-incidents.ts'
import { makeQueries } from './usecases/queries.ts'
import { makeStartChoices } from './usecases/start-choices.ts'
import { makeStartIncident } from './usecases/start-incident.ts'
import { makeStartSequence } from './usecases/start-sequence.ts'
import { makeRunTask } from './usecases/run-task.ts'
import { makeTasks } from './usecases/tasks.ts'

/** The plugin as Mattermost uses it, between activation and deactivation. */
export type Composed = Readonly<{
  handleHttp: HttpHandler
  runCommand(context: Context, args: CommandArgs): Promise<CommandResponseInput>
  /** The configuration changed somewhere: says so when that concerns us. */
  checkConfiguration(): Promise<void>
  /** Does now what the sweeps do from time to time; resolves when all that is due was told, or put off. */
  settle(): Promise<void>
  /** Finishes what is under way and lets go of the database. May be called again. */
  stop(): Promise<void>
}>

export type ComposeDeps = Readonly<{ api: Api; sink: LogSink; clock?: Clock }>

const SWEEP_MS = 5_000
const STOP_WITHIN_MS = 1_000

const systemClock: Clock = {
  now: () => new Date(),
  wait: (milliseconds) => delay(milliseconds, undefined, { ref: false }),
}

/**
 * Wires everything; the one place that knows all parts.
 *
 * @throws {Error} with one sentence for the administrator when the plugin cannot be activated.
 */
export async function compose({ api, sink, clock = systemClock }: ComposeDeps): Promise<Composed> {
  const log = makeLog(sink, 'plugin')
  const address = await databaseAddress(api)
  const connection = readDataSource(address)
  const database = openDatabase({
    connection,
    onConnectionLost: (error) => log.warn('database connection lost', { error }),
  })
  const locks = openAdvisoryLocks(connection)
  const close = async (): Promise<void> => {
    await locks.close()
    await database.close()
  }
  try {
    await migrate(database.db, { programVersion: packageJson.version, now: () => clock.now() })
    const botId = await registerBot(api)
    const seal = makeSeal(await signingKey(database.db, clock.now()))
    const core = makeCore({ host: makeHost(api, botId), database, locks, seal, clock, log, sink })
    const app = await core.buildApp()
    await registerCommand(api, autocompleteOf(core.commands))
    const sweeps = core.startSweeps()
    return {
      handleHttp: (request, response) => app.routing(request, response),
      async runCommand(context, args) {
        await core.dispatch(typedCommand(context, args))
        return NO_REPLY
      },
      settle: core.settle,
      async checkConfiguration() {
        const { dataSource } = await databaseAddress(api)
        if (dataSource === address.dataSource) return
        log.warn('the database address has changed; disable and enable the plugin to use the new one')
      },
      async stop() {
        await Promise.all(sweeps.map((sweep) => sweep.stop()))
        await app.close()
        // What is not told by then is told after the next start.
        await Promise.race([core.deliver.drain(), clock.wait(STOP_WITHIN_MS)])
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Where Mattermost's own data lie; holds a password, so it is neither logged nor answered. */
async function databaseAddress(api: Api): Promise<HostDatabase> {
  const { SqlSettings } = await api.GetUnsanitizedConfig()
  return { driverName: SqlSettings?.DriverName ?? '', dataSource: SqlSettings?.DataSource ?? '' }
}

type CoreDeps = Readonly<{
  host: Host
  database: Database
  locks: Locks
  seal: Seal
  clock: Clock
  log: Log
  sink: LogSink
}>

function makeCore({ host, database, locks, seal, clock, log, sink }: CoreDeps) {
  const reads = makeReads(database)
  const starts = makeStartStore(database, clock)
  const outbox = makeOutboxStore(database, clock)
  const deliver = makeDeliver({ outbox, host, locks, clock, log: makeLog(sink, 'deliver') })
  const sequence = makeStartSequence({ starts, host, reads, locks, deliver, newId, log })
  const queries = makeQueries({ reads, host })
  const work = makeWork(database.pool)
  const changeIncident = makeChangeIncident({ work, reads, host, deliver, clock, newId })
  const tasks = makeTasks({ changeIncident })
  const handOver = makeHandOver({ changeIncident })
  const startIncident = makeStartIncident({ starts, sequence, queries, host, clock, newId })
  const startDialog = makeStartDialog({
    startChoices: makeStartChoices({ starts, reads, host }),
    startIncident,
    host,
    seal,
    clock,
    newId,
    submitPath: API_BASE + routes.startDialog,
  })
  const commands = makeCommands({
    queries,
    tasks,
    handOver,
    reads,
    clock,
    openStartDialog: startDialog.open,
    suggestionsPath: API_BASE + routes.taskSuggestions,
  })
  return {
    deliver,
    commands,
    dispatch: makeDispatch({ commands, host, reads, log: makeLog(sink, 'commands') }),
    buildApp: () =>
      buildApp({
        startIncident,
        setTaskState: tasks.setTaskState,
        assignTask: tasks.assignTask,
        handOver,
        runTask: makeRunTask({ queries, host, changeIncident }),
        listIncidents: makeListIncidents({ reads, host }),
        getIncident: queries.getIncident,
        getIncidentOfChannel: queries.getIncidentOfChannel,
        makeStartDialog: startDialog.serve,
        taskSuggestions: queries.taskSuggestions,
        submitStart: startDialog.submit,
        newId,
        log: makeLog(sink, 'http'),
      }),
    settle: async (): Promise<void> => {
      await sequence.sweep()
      await deliver.sweep()
      await deliver.drain()
    },
    startSweeps: () =>
      [
        { name: 'starts', everyMs: SWEEP_MS, run: sequence.sweep },
        { name: 'outbox', everyMs: SWEEP_MS, run: deliver.sweep },
      ].map((work) => runEvery({ locks, clock, log }, work)),
  }
}
