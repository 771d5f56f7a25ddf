import { insertRow, joinTeam } from '../support/host-world.ts'
import { Person } from '../support/person.ts'
import type { Product } from '../support/product.ts'
import { roleNames, standingOf, type Role } from './roles.ts'

export type People = Readonly<Record<Role, Person>>

/** One person for each role, with their standing in these teams; channels follow with {@link enterChannel}. */
export async function makePeople(
  product: Product,
  teams: readonly string[],
  foreign: string,
): Promise<People> {
  const made = await Promise.all(roleNames.map((role) => makePerson(product, role, teams, foreign)))
  return Object.fromEntries(made) as People
}

async function makePerson(
  product: Product,
  role: Role,
  teams: readonly string[],
  foreign: string,
): Promise<readonly [Role, Person]> {
  if (role === 'nobody') return [role, new Person(product, '')]
  const { world, database } = product
  const { system = 'system_user', team, isBot = false } = standingOf(role)
  const id = await world.addPerson({ username: role.replaceAll(' ', '-'), roles: system })
  if (isBot)
    await insertRow(database.pool, 'bots', { userid: id, ownerid: 'somebody', createat: 1, deleteat: 0 })
  for (const teamId of teams) {
    if (team === 'member' || team === 'admin') await world.joinTeam(teamId, id, { isAdmin: team === 'admin' })
    if (team === 'left') await joinTeam(database.pool, teamId, id, { deleteAt: 1 })
  }
  if (role === 'person of another team') await world.joinTeam(foreign, id)
  return [role, new Person(product, id)]
}

/** Whoever belongs there goes in, with a row of the host's history; what the host would refuse is on record too. */
export async function enterChannel({ database }: Product, people: People, channelId: string): Promise<void> {
  for (const role of roleNames) {
    const { channel } = standingOf(role)
    if (!channel) continue
    await database.pool.query(
      `insert into channelmembers (channelid, userid, roles, schemeuser, schemeguest, schemeadmin)
       values ($1, $2, $3, $4, $5, false) on conflict do nothing`,
      [
        channelId,
        people[role].id,
        channel === 'reader' ? 'channel_reader' : '',
        channel === 'member',
        channel === 'guest',
      ],
    )
  }
}

/** Last of all: a deactivated account keeps its memberships. */
export async function deactivate({ world }: Product, people: People): Promise<void> {
  for (const role of roleNames) if (standingOf(role).isDeactivated) await world.deactivate(people[role].id)
}
