import type { Incident } from '../../server/contract/incident.ts'
import type { HttpAnswer } from './person.ts'
import type { Operations } from './operations.ts'
import { Person } from './person.ts'

/** One of each role of permissions.md 3; who is in the channel of the incidents that {@link joinedBy} names. */
export type Everybody = Readonly<{
  systemAdmin: Person
  teamAdmin: Person
  commander: Person
  member: Person
  teamMember: Person
  guestInChannel: Person
  guestElsewhere: Person
  otherTeam: Person
  leftTeam: Person
  deactivated: Person
  nobody: Person
}>

export type Role = keyof Everybody

/** Brings the roles together that {@link Operations} do not have; ann, the commander, has started the incidents. */
export async function everybodyAt(ops: Operations, incidents: readonly Incident[]): Promise<Everybody> {
  const { product, teamId } = ops
  const { world } = product
  const add = async (username: string, roles = 'system_user', isAdmin = false): Promise<Person> => {
    const id = await world.addPerson({ username, roles })
    await world.joinTeam(teamId, id, { isAdmin })
    return new Person(product, id)
  }
  const [teamAdmin, guestInChannel] = [
    await add('tom', 'system_user', true),
    await add('gia', 'system_guest'),
  ]
  const [leftTeam, deactivated] = [await add('lee'), await add('dee')]
  for (const { channel_id: channelId } of incidents) {
    for (const { id } of [ops.bob, guestInChannel, leftTeam, deactivated])
      await world.joinChannel(channelId, id)
  }
  // A channel membership that is still on record gives no right.
  await product.database.pool.query('update teammembers set deleteat = 1 where userid = $1', [leftTeam.id])
  await world.deactivate(deactivated.id)
  const elsewhere = await world.addTeam('elsewhere')
  await world.joinTeam(elsewhere, ops.zed.id)
  return {
    systemAdmin: ops.ada,
    teamAdmin,
    commander: ops.ann,
    member: ops.bob,
    teamMember: ops.eve,
    guestInChannel,
    guestElsewhere: ops.gus,
    otherTeam: ops.zed,
    leftTeam,
    deactivated,
    nobody: new Person(product, ''),
  }
}

/** The statuses that one question gets of everybody. */
export async function statusesOf(
  everybody: Everybody,
  ask: (person: Person) => Promise<HttpAnswer>,
): Promise<Record<Role, number>> {
  const answers = Object.entries(everybody).map(async ([role, person]) => [role, (await ask(person)).status])
  return Object.fromEntries(await Promise.all(answers)) as Record<Role, number>
}
