import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Pool, QueryConfig } from 'pg'

import { fillLargeSet } from '../../tests/bench/large-set.ts'
import { connect } from '../../tests/support/connect.ts'
import { freshDatabase, type FreshDatabase } from '../../tests/support/database.ts'
import { tick } from '../../tests/support/tick.ts'
import type { ListQuestion } from '../domain/incident-list.ts'
import { newId } from '../ids.ts'
import type { Members } from '../usecases/ports/changes.ts'
import type { Viewer } from '../usecases/ports/incident-lists.ts'
import type { Database } from './database.ts'
import { makeChannelStore } from './channel-store.ts'
import { makeComparisonStore } from './comparison-store.ts'
import { makeHostChannels } from './host-channels.ts'
import { makeIncidentLists } from './incident-lists.ts'
import { makeIncidentParts } from './incident-parts.ts'
import { findRecord } from './incident-reads.ts'
import { makeInvitations } from './invitations.ts'
import { makePlaybookStore } from './playbook-store.ts'
import { makeReads } from './reads.ts'
import { makeStatisticsStore } from './statistics-store.ts'
import { makeStatusUpdateStore } from './status-update-store.ts'
import { makeWork } from './work.ts'

let fresh: FreshDatabase
let database: Database
let teamId: string
let incidentId: string
let userId: string

const now = new Date('2026-03-01T03:00:00Z')
const SMALL_TEAM = 20

/** A small team on a server with a large one: whatever reads everything of a table reads what is not its own. */
beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url)
  const client = await database.pool.connect()
  const size = { people: 300, incidents: 3000, ongoing: 300, playbooks: 2000, events: 5, updates: 3 }
  await fillLargeSet(client, size, now.getTime())
  const { rows } = await client.query<{ team: string; person: string; incident: string }>(MOVE, [SMALL_TEAM])
  await client.query('analyze')
  client.release(true)
  const [moved] = rows
  teamId = moved?.team ?? ''
  userId = moved?.person ?? ''
  incidentId = moved?.incident ?? ''
}, 120_000)
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

/** Gives the newest incidents, with their channels and all their people, to a team of their own. */
const MOVE = `
with team as (
  insert into teams (id, name, displayname, type, createat, updateat, deleteat)
  values ('small000000000000000000000', 'small', 'Small', 'O', 1, 1, 0) returning id
), chosen as (
  select id, channel_id from incident order by create_at desc limit $1
), moved as (
  update incident set team_id = team.id from team, chosen where incident.id = chosen.id
), with_channels as (
  update channels set teamid = team.id from team, chosen where channels.id = chosen.channel_id
), joined as (
  insert into teammembers (teamid, userid, roles, deleteat, schemeuser, schemeadmin, schemeguest, createat)
  select distinct team.id, member.userid, '', 0, true, false, false, 1
  from team, chosen join channelmembers member on member.channelid = chosen.channel_id
)
select team.id as team, chosen.id as incident, (
  select userid from channelmembers where channelid = chosen.channel_id order by userid limit 1) as person
from team, chosen limit 1`

/** Tables that grow with the work of a server; of small ones all may be read. */
const GROWING = [
  'incident',
  'status_update',
  'timeline_event',
  'participant',
  'channels',
  'channelmembers',
  'channelmemberhistory',
  'posts',
  'playbook',
]

type Plan = Readonly<{ 'Node Type': string; 'Relation Name'?: string; Plans?: readonly Plan[] }>

const readWhole = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : []),
  ...(plan.Plans ?? []).flatMap(readWhole),
]

/** The growing tables that the statements of `run` would read as a whole. */
async function wholeTables(run: (watched: Database) => Promise<unknown>): Promise<string[]> {
  const asked: QueryConfig[] = []
  await run({ ...database, pool: watchedPool((statement) => asked.push(statement)) })
  const plans = asked.map(async ({ text, values }) => {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
      text: `explain (format json) ${text}`,
      values,
    })
    return rows.flatMap((row) => readWhole(row['QUERY PLAN'][0].Plan))
  })
  expect(asked).not.toEqual([])
  return (await Promise.all(plans)).flat().filter((table) => GROWING.includes(table))
}

/** Asks the database, and tells of each statement but `begin` and `commit`. */
function watchedPool(note: (statement: QueryConfig) => void): Pool {
  const watched = (asked: { query: (statement: QueryConfig) => Promise<unknown> }) => ({
    query: (statement: QueryConfig | string) => {
      if (typeof statement !== 'string') note(statement)
      return asked.query(statement as QueryConfig)
    },
  })
  const pool = {
    ...watched(database.pool),
    connect: async () => {
      const client = await database.pool.connect()
      return { ...watched(client), release: () => client.release() }
    },
  }
  return pool as unknown as Pool
}

const viewers = (): Record<string, Viewer> => ({
  'a member': { userId, isAdmin: false, mayReadPublicChannels: true },
  'an administrator': { userId, isAdmin: true, mayReadPublicChannels: true },
  'a guest': { userId, isAdmin: false, mayReadPublicChannels: false },
})

const all = (): ListQuestion => ({
  teamId,
  statuses: [],
  commanderId: '',
  memberId: '',
  searchTerm: '',
  since: 0,
  sort: 'create_at',
  isDescending: true,
  perPage: 15,
  from: { page: 0 },
})

const QUESTIONS: readonly Partial<ListQuestion>[] = [
  {},
  { sort: 'name', isDescending: false },
  { sort: 'status' },
  { sort: 'end_at' },
  { sort: 'update_at' },
  { sort: 'commander_user_id' },
  { statuses: ['Reported', 'Active'] },
  { statuses: ['Resolved', 'Archived'] },
  { searchTerm: 'checkout' },
  { since: now.getTime() - 86_400_000 },
]

test.each(['a member', 'an administrator', 'a guest'])(
  'P-72: lists for %s read no table as a whole',
  async (who) => {
    const viewer = viewers()[who]
    if (!viewer) throw new Error(`There is no ${who}.`)
    for (const question of [...QUESTIONS, { memberId: userId }, { commanderId: userId }]) {
      const whole = await wholeTables((watched) =>
        makeIncidentLists(watched).findPage(viewer, { ...all(), ...question, include: [] }),
      )
      expect([question, whole]).toEqual([question, []])
    }
    const lists = (watched: Database) => makeIncidentLists(watched)
    expect(await wholeTables((db) => lists(db).findChannels(viewer, { ...all(), perPage: 10_000 }))).toEqual(
      [],
    )
    expect(await wholeTables((db) => lists(db).findCommanders(viewer, { teamId, limit: 1000 }))).toEqual([])
  },
)

test.each(['a member', 'an administrator', 'a guest'])(
  'P-72: figures for %s read no table as a whole',
  async (who) => {
    const viewer = viewers()[who]
    if (!viewer) throw new Error(`There is no ${who}.`)
    expect(await wholeTables((db) => makeStatisticsStore(db).compute({ viewer, teamId, now }))).toEqual([])
  },
)

test('P-72: what belongs to one incident is found without reading any table as a whole', async () => {
  const of = { incidentId, userId }
  const paging = { perPage: 20, from: { page: 0 } }
  const parts = (watched: Database) => makeIncidentParts(watched)
  expect(await wholeTables((db) => parts(db).findMetadata(of))).toEqual([])
  expect(await wholeTables((db) => parts(db).findParticipants(of, { ...paging, isPresent: false }))).toEqual(
    [],
  )
  expect(await wholeTables((db) => parts(db).findUpdates(of, paging))).toEqual([])
  const timeline = { ...paging, types: [], isDescending: false }
  expect(await wholeTables((db) => parts(db).findTimeline(of, timeline))).toEqual([])
})

test('P-62, P-72: an incident is read, and a task ticked, without reading any table as a whole', async () => {
  expect(await wholeTables(({ pool }) => findRecord(pool, incidentId, userId))).toEqual([])
  const taskId = newId()
  const checklistId = newId()
  await database.pool.query(
    `insert into checklist (id, incident_id, title, position, create_at) values ($1, $2, 'Triage', 1, 1)`,
    [checklistId, incidentId],
  )
  await database.pool.query(
    `insert into task (id, incident_id, checklist_id, title, position, create_at, update_at)
     values ($1, $2, $3, 'Call the bank', 1, 1, 1)`,
    [taskId, incidentId, checklistId],
  )
  const given = { incidentId, taskId, userId, state: 'closed', at: now } as const
  expect(await wholeTables(({ pool }) => tick(makeWork(pool), given))).toEqual([])
})

test('P-72: whom a start invites, who came and left, and channels are found without reading any table as a whole', async () => {
  const heard = [{ userId, addedBy: '', removedBy: '' }]
  const among = (members: Members) => (watched: Database) =>
    makeWork(watched.pool).inTransaction((tx) => tx.memberChanges(incidentId, members))
  expect(await wholeTables(among(heard))).toEqual([])
  expect(await wholeTables(among('everybody'))).toEqual([])
  const invitations = (watched: Database) => makeInvitations(watched)
  expect(await wholeTables((db) => invitations(db).findInvitable(incidentId, [userId]))).toEqual([])
  expect(await wholeTables((db) => invitations(db).findUninvited(incidentId))).toEqual([])
  const channels = (watched: Database) => makeHostChannels(watched)
  expect(await wholeTables((db) => channels(db).find(newId()))).toEqual([])
  expect(await wholeTables((db) => channels(db).findNamed(teamId, { name: 'news', teamName: '' }))).toEqual(
    [],
  )
  expect(await wholeTables((db) => makeReads(db).findChannelsOfParticipant(userId, teamId))).toEqual([])
})

test.each([true, false])(
  'P-72: playbooks are listed (admin: %j) without reading them all',
  async (isAdmin) => {
    const asked = { userId, teamId, isAdmin, isTeamAdmin: false, searchTerm: '', isMemberOnly: false }
    const order = { sort: 'title', isDescending: false, perPage: 15, from: { page: 0 } } as const
    expect(await wholeTables((db) => makePlaybookStore(db).findPage({ ...asked, ...order }))).toEqual([])
    expect(await wholeTables((db) => makePlaybookStore(db).count(asked))).toEqual([])
  },
)

test('P-72: what timers look for is found without reading any table as a whole', async () => {
  const updates = (db: Database) =>
    makeStatusUpdateStore(db, { now: () => now, wait: () => Promise.resolve() })
  expect(await wholeTables((db) => updates(db).dueReminders(now, 100))).toEqual([])
  expect(await wholeTables((db) => updates(db).findByPost({ id: newId(), key: '' }))).toEqual([])
  expect(await wholeTables((db) => makeChannelStore(db).findChanged(now, 100))).toEqual([])
  expect(await wholeTables((db) => makeComparisonStore(db).compare('', 3))).toEqual([])
})
