import { Pool } from 'pg'
import { API_BASE } from '../../server/contract/routes.ts'
import { becomesTrue, makePlace } from '../plugin-process/product.ts'
import type { Mattermost } from '../standin/mattermost.ts'
import { newId } from '../standin/world/new-id.ts'
import type { World } from '../standin/world/world.ts'
import { insertPlaybook, type GivenPlaybook } from '../support/product-world.ts'
import { CommitGate } from './commit-gate.ts'

/** Mattermost answers a repeated post with the first one for so long; a restart may come later. */
const REPEATS_FORGOTTEN_MS = 31_000
const SETTLED_WITHIN_MS = 20_000
/** Tries to start it: on a busy machine a start can take longer than the 3 s that Mattermost gives it. */
export const STARTS = 8

export interface Request {
  readonly method: string
  /** Below the REST interface. */
  readonly path: string
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface CrashTeam {
  readonly teamId: string
  /** Where somebody types. */
  readonly townSquare: string
  /** With three tasks in two checklists; bob commands. */
  readonly playbookId: string
}

/** The built plugin as a process of its own, in a small Mattermost, with somebody who can kill it. */
export interface CrashStage {
  readonly mattermost: Mattermost
  readonly pool: Pool
  readonly gate: CommitGate
  readonly ann: string
  readonly bob: string
  /** A team of ann and bob where nothing has happened yet, so that every round meets the same. */
  readonly newTeam: (playbook?: Partial<GivenPlaybook>) => Promise<CrashTeam>
  /** @returns status and parsed body; as from Mattermost when the plugin is gone: 500, or 404. */
  readonly ask: (userId: string, request: Request) => Promise<{ status: number; body: unknown }>
  /** Starts the plugin if it does not run, when Mattermost has forgotten what was posted last. */
  readonly start: () => Promise<void>
  /** The same, again and again while it is too slow. */
  readonly keepRunning: () => Promise<void>
  /** Resolves when nothing is half-done, due, or owed to anybody. @throws {Error} when that takes too long. */
  readonly settled: () => Promise<void>
  readonly leave: () => Promise<void>
}

export async function openCrashStage(): Promise<CrashStage> {
  const place = await makePlace()
  let forgotten = 0
  const mattermost = place.mattermost({ now: () => Date.now() + forgotten })
  await mattermost.start()
  const { host } = mattermost
  const gate = await CommitGate.open(place.databaseUrl)
  const pool = new Pool({ connectionString: place.databaseUrl, max: 2 })
  const start = async () => {
    if (host.isRunning) return
    forgotten += REPEATS_FORGOTTEN_MS
    await host.start()
  }
  const ann = await mattermost.world.addPerson({ username: 'ann' })
  const bob = await mattermost.world.addPerson({ username: 'bob' })
  return {
    mattermost,
    pool,
    gate,
    ann,
    bob,
    newTeam: (playbook = {}) => newTeam(mattermost.world, pool, { ann, bob, playbook }),
    ask: async (userId, { method, path, body, headers = {} }) => {
      const answer = await host.ask({
        method,
        url: API_BASE + path,
        headers: { 'Mattermost-User-Id': userId, 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      const text = answer.body.toString()
      return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text }
    },
    start,
    keepRunning: async () => {
      for (let tries = 1; !host.isRunning; tries += 1) {
        await start().catch((error: unknown) => {
          if (tries === STARTS) throw error
        })
      }
    },
    settled: () => becomesTrue('all is told', SETTLED_WITHIN_MS, () => isSettled(pool)),
    leave: async () => {
      await gate.close()
      await pool.end()
      await place.leave()
    },
  }
}

async function newTeam(
  world: World,
  pool: Pool,
  { ann, bob, playbook }: { ann: string; bob: string; playbook: Partial<GivenPlaybook> },
): Promise<CrashTeam> {
  const teamId = await world.addTeam(`team-${newId()}`)
  const townSquare = await world.addChannel(teamId, 'town-square')
  for (const person of [ann, bob]) {
    await world.joinTeam(teamId, person)
    await world.joinChannel(townSquare, person)
  }
  const playbookId = await insertPlaybook(pool, {
    teamId,
    isPublic: true,
    createPublicIncident: true,
    defaultCommanderEnabled: true,
    defaultCommanderId: bob,
    checklists: [
      { title: 'Triage', tasks: [taskOf('Find who is on call'), taskOf('Tell support')] },
      { title: 'Afterwards', tasks: [taskOf('Tell the board')] },
    ],
    ...playbook,
  })
  return { teamId, townSquare, playbookId }
}

const taskOf = (title: string) => ({ title, description: '', command: '' })

/** A hint to a team may wait for ten seconds, and is no part of the picture. */
async function isSettled(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from incident_collaboration.outbox where dead_at = 0 and kind <> 'incidents_changed'
     union all select from incident_collaboration.status_update where phase = 'pending'
     union all select from incident_collaboration.incident
       where phase = 'starting' or (reminder_at > 0 and reminder_at < $1 and not overdue)
     union all select from incident_collaboration.incident i join channels c on c.id = i.channel_id
       where (c.deleteat > 0) <> (i.channel_state = 'archived')`,
    [Date.now()],
  )
  return rowCount === 0
}
