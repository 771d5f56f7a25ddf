import type { Pool } from 'pg'
import pg from 'pg'
import { Mattermost, type Answer } from '../standin/mattermost.ts'
import { freshDatabase } from '../support/database.ts'

/** Enough that nobody starts more than the 20 incidents a minute that one person may, and for a crowd. */
const PEOPLE = 50

export interface StageOptions {
  /** URL of the database server. */
  readonly server: string
  readonly program: string
  readonly bundlePath: string
  readonly latency: 'none' | 'measured'
  /** How much of each bench is done, from nothing (0) to all of it (1, the default). */
  readonly scale?: number
  /** Puts something between the plugin and its database. */
  readonly between?: (databaseUrl: string) => Promise<string>
}

/** A server that runs the plugin, with people who are in one team. */
export interface Stage {
  readonly mattermost: Mattermost
  readonly pool: Pool
  readonly teamId: string
  readonly people: readonly string[]
  /** So many of what a bench repeats, or milliseconds that it lasts, by the scale of this stage; at least 4. */
  readonly times: (count: number) => number
  /** @throws {Error} on any other answer than success. */
  readonly request: (person: string, method: string, url: string, body?: unknown) => Promise<Answer>
  readonly startIncident: (person: string, name: string) => Promise<string>
  readonly leave: () => Promise<void>
}

export async function setStage(options: StageOptions): Promise<Stage> {
  const database = await freshDatabase({ server: options.server, contents: 'host-tables' })
  const { leave, ...started } = await startOn(database.url, options)
  const { world } = started.mattermost
  const teamId = await world.addTeam('operations')
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_nothing, index) => world.addPerson({ username: `person-${index}` })),
  )
  await Promise.all(people.map((person) => world.joinTeam(teamId, person)))
  const end = async (): Promise<void> => {
    await leave()
    await database.drop()
  }
  return { ...askOn(started.mattermost, teamId), ...started, teamId, people, leave: end }
}

/** A stage on a database that is filled already, and stays. */
export async function setStageOn(databaseUrl: string, options: StageOptions): Promise<Stage> {
  const started = await startOn(databaseUrl, options)
  const { mattermost, pool } = started
  const { rows: teams } = await pool.query<{ id: string }>("select id from teams where name = 'large'")
  const { rows: people } = await pool.query<{ id: string }>(
    "select id from users where roles = 'system_user' and username like 'person-%' order by username limit $1",
    [PEOPLE],
  )
  const teamId = teams[0]?.id ?? ''
  return { ...askOn(mattermost, teamId), ...started, teamId, people: people.map(({ id }) => id) }
}

async function startOn(
  databaseUrl: string,
  { program, bundlePath, latency, scale = 1, between }: StageOptions,
): Promise<Pick<Stage, 'mattermost' | 'pool' | 'times' | 'leave'>> {
  const dataSource = await between?.(databaseUrl)
  const mattermost = new Mattermost({ databaseUrl, dataSource, bundlePath, pluginPath: program, latency })
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  pool.on('error', () => undefined)
  await mattermost.start()
  const leave = async (): Promise<void> => {
    await mattermost.stop()
    await pool.end()
  }
  return { mattermost, pool, times: (count) => Math.max(4, Math.round(count * scale)), leave }
}

function askOn(mattermost: Mattermost, teamId: string): Pick<Stage, 'request' | 'startIncident'> {
  const request: Stage['request'] = async (person, method, url, body) => {
    const answer = await mattermost.request(person, method, `/api/v0${url}`, body)
    if (answer.status >= 400) throw new Error(`${method} ${url} answered ${answer.status}: ${answer.body}`)
    return answer
  }
  return {
    request,
    startIncident: async (person, name) => {
      const body = { name, team_id: teamId, commander_user_id: person }
      return (JSON.parse((await request(person, 'POST', '/incidents', body)).body) as { id: string }).id
    },
  }
}
