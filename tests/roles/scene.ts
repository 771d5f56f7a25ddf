import { newId } from '../../server/ids.ts'
import { insertPost } from '../support/host-world.ts'
import { insertPlaybook, insertSetting } from '../support/product-world.ts'
import { Product } from '../support/product.ts'
import { copyIncident, readPattern, type Changes, type Pattern } from './copy-incident.ts'
import { deactivate, enterChannel, makePeople, type People } from './people.ts'
import { placeNames, PLACES, type PlaceName } from './places.ts'
import { makePlaybooks, type PlaybookIds } from './playbooks.ts'
import { signer, type Sign } from './signed.ts'
import { readTarget, type Target } from './target.ts'

/** The world of the matrix: everybody of the roles, and an incident in every kind of place. */
export type Scene = Readonly<{
  product: Product
  people: People
  teams: Readonly<Record<'enabled' | 'off' | 'foreign', string>>
  targets: Readonly<Record<PlaceName, Target>>
  /** Of the same people as `public`, to take ids of another parent from. */
  sister: Target
  /** In a team and a channel that nobody of the roles is in. */
  foreign: Target
  /** Of the enabled team, but for those of another one. */
  playbooks: PlaybookIds
  sign: Sign
  /** Another incident like that of the place, to be changed and left. */
  disposable(place: PlaceName): Promise<Target>
  /** Takes those away again: a fingerprint of many incidents takes its time. */
  tidy(): Promise<void>
}>

const CHECKLISTS = ['Triage', 'Afterwards'].map((title) => ({
  title,
  tasks: ['Find who is on call', 'Tell support'].map((task) => ({
    title: task,
    description: '',
    command: '/incident help',
  })),
}))

export async function openScene(): Promise<Scene> {
  const product = await Product.open()
  await product.start()
  const { world, database } = product
  const [enabled, off, foreign] = await Promise.all(
    ['enabled', 'off', 'foreign'].map((name) => world.addTeam(name)),
  )
  const teams = { enabled: enabled ?? '', off: off ?? '', foreign: foreign ?? '' }
  const people = await makePeople(product, [teams.enabled, teams.off], teams.foreign)
  const pattern = await startPattern(product, people, teams.enabled)
  await insertSetting(database.pool, 'enabled_team_ids', [teams.enabled, teams.foreign])
  await deactivate(product, people)
  const copy = (changes: Changes) => copied(product, pattern, changes)
  const at = (place: PlaceName) => copy(changesFor(place, teams, people))
  const disposables: Target[] = []
  const targets = await Promise.all(placeNames.map(async (place) => [place, await at(place)] as const))
  return {
    product,
    people,
    teams,
    targets: Object.fromEntries(targets) as Scene['targets'],
    sister: await at('public'),
    foreign: await emptied(product, await copy(inTeam(teams.foreign, 'P'))),
    playbooks: await makePlaybooks({ product, people, teams }),
    sign: await signer(product),
    async disposable(place) {
      const target = await at(place)
      disposables.push(target)
      return target
    },
    tidy: () => remove(product, disposables.splice(0)),
  }
}

/** A started incident with everything that doors can be about, and everybody in its channel who belongs there. */
async function startPattern(product: Product, people: People, teamId: string): Promise<Pattern> {
  const { pool } = product.database
  const playbookId = await insertPlaybook(pool, {
    teamId,
    isPublic: true,
    createPublicIncident: true,
    checklists: CHECKLISTS,
  })
  const { id, channel_id } = await people.commander.start({
    name: 'Shop is down',
    team_id: teamId,
    playbook_id: playbookId,
    commander_user_id: people.commander.id,
  })
  await remind(product, people, id)
  await enterChannel(product, people, channel_id)
  await pool.query(
    `insert into incident_collaboration.webhook_delivery (id, incident_id, event, event_id, url, body, state, create_at, done_at)
     values ($1, $2, 'incident_created', $1, 'http://127.0.0.1/', '{}', 'failed', 1, $3)`,
    [newId(), id, product.clock.now().getTime()],
  )
  await insertPost(pool, { channelId: channel_id, userId: people.commander.id })
  await insertRequest(product, channel_id)
  await pool.query(
    `insert into incident_collaboration.participant (incident_id, user_id, first_joined_at, last_joined_at)
     select $1, userid, 1, 1 from channelmembers where channelid = $2 and userid not in (select userid from bots)
     on conflict do nothing`,
    [id, channel_id],
  )
  return readPattern(pool, id)
}

/** A post that asks for the retrospective, which an ongoing incident has none of. */
async function insertRequest({ database: { pool } }: Product, channelId: string): Promise<void> {
  const { rows } = await pool.query<{ userid: string }>(
    'select posts.userid from posts join bots using (userid) where channelid = $1 limit 1',
    [channelId],
  )
  await insertPost(pool, {
    channelId,
    userId: rows[0]?.userid ?? '',
    message: 'Please write the retrospective.',
    props: { incident_kind: 'retrospective' },
  })
}

/** A status update, and the reminder that is due for the next one. */
async function remind(product: Product, people: People, incidentId: string): Promise<void> {
  await product.settled()
  const body = { status: 'Active', message: 'Looking into it', reminder: 900 }
  await people.commander.ask({ method: 'POST', path: `/incidents/${incidentId}/status`, body })
  product.clock.moveBy(900_000)
  await product.settled()
}

async function copied(product: Product, pattern: Pattern, changes: Changes): Promise<Target> {
  const { pool } = product.database
  return readTarget(pool, await copyIncident(pool, pattern, changes))
}

/** The private one has a commander of its own: whoever hears of them knows of it. */
function changesFor(place: PlaceName, teams: Scene['teams'], people: People): Changes {
  const { isPublic, channel, isTeamEnabled } = PLACES[place]
  const changes = inTeam(isTeamEnabled ? teams.enabled : teams.off, isPublic ? 'O' : 'P')
  if (channel === 'gone') return { ...changes, channel: 'gone' }
  const incident = { ...changes.incident, ...(!isPublic && { commander_user_id: people.member.id }) }
  return { incident, channel: { ...changes.channel, deleteat: channel === 'archived' ? 1 : 0 } }
}

const inTeam = (teamId: string, type: 'O' | 'P') => ({
  incident: { team_id: teamId, channel_type: type },
  channel: { teamid: teamId, type },
})

/** Nobody of the roles is in it, or ever was. */
async function emptied({ database }: Product, target: Target): Promise<Target> {
  const { incident, channel } = { incident: target.incidentId, channel: target.channelId }
  await database.pool.query('delete from channelmembers where channelid = $1', [channel])
  await database.pool.query('delete from incident_collaboration.participant where incident_id = $1', [
    incident,
  ])
  return target
}

async function remove(product: Product, targets: readonly Target[]): Promise<void> {
  // What they still owe the world is told first.
  await product.settled()
  const { pool } = product.database
  const channels = targets.map(({ channelId }) => channelId)
  await pool.query('delete from incident_collaboration.incident where id = any ($1)', [
    targets.map(({ incidentId }) => incidentId),
  ])
  for (const [table, key] of [
    ['posts', 'channelid'],
    ['channelmembers', 'channelid'],
    ['channels', 'id'],
  ] as const) {
    await pool.query(`delete from ${table} where ${key} = any ($1)`, [channels])
  }
}
