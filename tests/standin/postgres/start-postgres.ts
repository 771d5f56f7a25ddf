import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, Socket, type AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { findBinaries, type Binaries } from './binaries.ts'
import { makeDataFolder, reachableFolder } from './data-folder.ts'
import { findRunning, stopRunning, urlOf, type Running } from './running.ts'
import { serverUser, type ServerUser } from './server-user.ts'

export interface PostgresOptions {
  /** Made if it is not there; never deleted. */
  readonly dataFolder: string
  /** True survives a power cut; false (tests) does not wait for the disk. */
  readonly durable: boolean
  /** Tried first; a free one is taken when it is not given or in use. */
  readonly preferredPort?: number
}

export interface RunningPostgres extends Running {
  /** Superuser on the database `postgres`, over 127.0.0.1 only, in a form that pg and Go's lib/pq read. */
  readonly url: string
  /** Where the data really are; see reachableFolder. */
  readonly dataFolder: string
  /** True if it ran already, perhaps left over from a process that was killed. */
  readonly adopted: boolean
  /** Ends it, adopted or not, and waits for that. May be called again. */
  readonly stop: () => Promise<void>
}

const ATTEMPTS = 20
const PAUSE_MS = 250
const PORT_TAKEN = /could not bind|Address already in use/
/** Somebody else is starting on this folder, or the children of a killed server are still ending. */
const FOLDER_TAKEN = /lock file ".*" already exists|shared memory block .* is still in use/

/**
 * Starts PostgreSQL on a data folder, or adopts the one that runs on it. It outlives this process unless it is
 * stopped; the next start adopts it.
 *
 * @throws with what the server said, if it ends before it is ready.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const user = serverUser()
  const dataFolder = await reachableFolder(user, options.dataFolder)
  const place = { dataFolder, durable: options.durable }
  const binaries = await findBinaries(user)
  await makeDataFolder(binaries, user, place)

  let port = options.preferredPort ?? (await freePort())
  for (let attempt = 1; ; attempt++) {
    const running = await findRunning(dataFolder)
    if (running) return handle(running, true)
    try {
      const pid = await launch(binaries, user, { ...place, port })
      return handle({ pid, port, url: await urlOf(dataFolder, port) }, false)
    } catch (error) {
      const said = String(error)
      if (attempt === ATTEMPTS || !(PORT_TAKEN.test(said) || FOLDER_TAKEN.test(said))) throw error
      if (FOLDER_TAKEN.test(said)) await delay(PAUSE_MS)
      port = await freePort()
    }
  }

  function handle(running: Running, adopted: boolean): RunningPostgres {
    return { ...running, dataFolder, adopted, stop: () => stopRunning(dataFolder, running.pid) }
  }
}

/**
 * Runs the server and waits until it is ready. It gets a process group of its own, so that Ctrl-C in a terminal
 * reaches us first and we stop it in order.
 *
 * @returns its process id.
 */
async function launch(
  { postgres }: Binaries,
  user: ServerUser,
  {
    dataFolder,
    port,
    durable,
  }: { readonly dataFolder: string; readonly port: number; readonly durable: boolean },
): Promise<number> {
  const where = ['-D', dataFolder, '-h', '127.0.0.1', '-p', String(port), '-c', 'unix_socket_directories=']
  const how = ['-c', 'max_connections=200', ...(durable ? [] : ['-F', '-c', 'full_page_writes=off'])]
  const server = spawn(postgres, [...where, ...how], {
    ...user,
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.on('close', () => reject(new Error(`PostgreSQL ended before it was ready. It said:\n${said}`)))
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-8192)
      if (said.includes('ready to accept connections')) resolve()
    })
  })
  await ready
  server.unref()
  if (server.stderr instanceof Socket) server.stderr.unref()
  if (server.pid === undefined) throw new Error('PostgreSQL has no process id.')
  return server.pid
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
