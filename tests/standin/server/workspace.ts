import { findRow, textOf } from '../world/base.ts'
import { directChannel } from '../world/direct-channels.ts'
import { insertPost } from '../world/insert-post.ts'
import type { World } from '../world/world.ts'

/** What one can try as each of them. */
export const notes: Readonly<Record<string, string>> = {
  sysadmin: 'System admin, in both teams.',
  ann: 'In Operations: begin here, and start an incident.',
  bob: 'In Operations with Ann: be the other end.',
  eve: 'In both teams, in no private channel: what she must not see, she does not.',
  gil: 'A guest: only in Off-Topic of Operations.',
}

interface People {
  readonly sysadmin: string
  readonly ann: string
  readonly bob: string
  readonly eve: string
  readonly gil: string
}

/** Fills an empty world with people, teams, channels and a few words; one that has people stays as it is. */
export async function furnish(world: World): Promise<void> {
  if (await findRow(world.base, "select from users where username = 'sysadmin'", [])) return
  const people = await addPeople(world)
  const { sysadmin, ann, bob, eve, gil } = people
  const operations = await addTeam(world, 'operations', 'Operations', [sysadmin, ann, bob, eve])
  await addTeam(world, 'product', 'Product', [sysadmin, eve])
  await world.joinTeam(operations.id, gil)
  await world.joinChannel(operations.offTopic, gil)
  await addConversations(world, people, operations)
}

async function addPeople(world: World): Promise<People> {
  const add = (username: string, firstName: string, lastName: string, roles = 'system_user') =>
    world.addPerson({ username, firstName, lastName, roles })
  return {
    sysadmin: await add('sysadmin', 'Sam', 'Admin', 'system_user system_admin'),
    ann: await add('ann', 'Ann', 'Archer'),
    bob: await add('bob', 'Bob', 'Berger'),
    eve: await add('eve', 'Eve', 'Ellis'),
    gil: await add('gil', 'Gil', 'Gast', 'system_guest'),
  }
}

interface Team {
  readonly id: string
  readonly townSquare: string
  readonly offTopic: string
}

async function addTeam(
  world: World,
  name: string,
  displayName: string,
  members: readonly string[],
): Promise<Team> {
  const id = await world.addTeam(name, displayName)
  const townSquare = await world.addChannel(id, 'town-square', 'O', 'Town Square')
  const offTopic = await world.addChannel(id, 'off-topic', 'O', 'Off-Topic')
  for (const member of members) {
    await world.joinTeam(id, member)
    for (const channel of [townSquare, offTopic]) await world.joinChannel(channel, member)
  }
  return { id, townSquare, offTopic }
}

async function addConversations(world: World, { ann, bob, eve, gil }: People, team: Team): Promise<void> {
  const onCall = await world.addChannel(team.id, 'on-call', 'P', 'On Call')
  for (const member of [ann, bob]) await world.joinChannel(onCall, member)
  const direct = textOf((await directChannel(world.base, ann, bob)).id)
  const say = (userId: string, channelId: string, Message: string) =>
    insertPost(world.base, { UserId: userId, ChannelId: channelId, Message })
  await say(bob, team.townSquare, 'Morning! The release goes out at **14:00**, as planned.')
  await say(eve, team.townSquare, 'Thanks. Who watches the dashboards?')
  await say(ann, team.townSquare, 'I do. If anything looks odd, type `/incident start` and I will join.')
  await say(gil, team.offTopic, 'Is there any cake left?')
  await say(
    ann,
    onCall,
    'Error rate of the checkout went up a little in the last hour. @bob, do you see it too?',
  )
  await say(bob, onCall, 'Yes, 0.4 %. Let us watch it.')
  await say(bob, direct, 'Can you take my shift on Friday?')
}
