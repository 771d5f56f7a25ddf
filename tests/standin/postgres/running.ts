import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { readPassword } from './data-folder.ts'

/** A PostgreSQL that answers. */
export interface Running {
  readonly pid: number
  readonly port: number
  readonly url: string
}

const PATIENCE_MS = 30_000
const PAUSE_MS = 50

/**
 * The server that already runs on this data folder, waited for while it is still starting or stopping.
 *
 * @returns undefined if there is none: no lock file, or one left over from a server that is gone.
 */
export async function findRunning(dataFolder: string): Promise<Running | undefined> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(PAUSE_MS)) {
    const lock = await readLockFile(dataFolder)
    if (!lock || !(await isPostgres(lock.pid))) return undefined
    const url = await urlOf(dataFolder, lock.port)
    if (lock.port > 0 && (await answersFor(dataFolder, url))) return { ...lock, url }
  }
  return undefined
}

export async function urlOf(dataFolder: string, port: number): Promise<string> {
  return `postgres://postgres:${await readPassword(dataFolder)}@127.0.0.1:${port}/postgres?sslmode=disable`
}

/**
 * Ends the server on this data folder and waits until it is gone. SIGINT = fast shutdown: sessions are ended,
 * nothing committed is lost (PostgreSQL manual, "Shutting Down the Server"). Its last act is to remove its lock
 * file; the process itself may linger as a zombie where nobody collects orphans.
 */
export async function stopRunning(dataFolder: string, pid: number): Promise<void> {
  if ((await readLockFile(dataFolder))?.pid !== pid || !signal(pid, 'SIGINT')) return
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(PAUSE_MS)) {
    const lock = await readLockFile(dataFolder)
    if (lock?.pid !== pid || !signal(pid, 0)) return
  }
  throw new Error(`PostgreSQL (process ${pid}) on ${dataFolder} did not stop within ${PATIENCE_MS / 1000} s.`)
}

/**
 * First lines of postmaster.pid: process id, data folder, start time, port.
 *
 * Source: PostgreSQL, src/include/utils/pidfile.h.
 */
async function readLockFile(dataFolder: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : undefined
}

/** False also for another program that got the number of a server that was killed. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!signal(pid, 0)) return false
  if (process.platform !== 'linux') return true
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres'
}

async function answersFor(dataFolder: string, connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === dataFolder
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
