import { findRow, textOf, type Base } from '../world/base.ts'
import { addChannel } from '../world/channels.ts'
import { directChannel } from '../world/direct-channels.ts'
import { insertPost } from '../world/insert-post.ts'
import { joinChannel } from '../world/members.ts'
import { addTeam, joinTeam } from '../world/teams.ts'
import { addPerson } from '../world/users.ts'
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

const DAY = 24 * 60

/** What was done so many minutes ago. */
const ago = (base: Base, minutes: number): Base => ({
  ...base,
  now: () => base.now() - minutes * 60_000,
})

/** Fills an empty world with people, teams, channels and a few words; one that has people stays as it is. */
export async function furnish(world: World): Promise<void> {
  if (await findRow(world.base, "select from users where username = 'sysadmin'", [])) return
  const past = ago(world.base, 3 * DAY)
  const people = await addPeople(past)
  const { sysadmin, ann, bob, eve, gil } = people
  const operations = await openTeam(past, { name: 'operations', displayName: 'Operations' }, [
    sysadmin,
    ann,
    bob,
    eve,
  ])
  await openTeam(past, { name: 'product', displayName: 'Product' }, [sysadmin, eve])
  await joinTeam(past, operations.id, gil)
  await joinChannel(past, operations.offTopic, gil)
  await addConversations(world, people, operations)
}

async function addPeople(base: Base): Promise<People> {
  const add = (username: string, firstName: string, lastName: string, roles = 'system_user') =>
    addPerson(base, { username, firstName, lastName, roles })
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

async function openTeam(
  base: Base,
  { name, displayName }: { readonly name: string; readonly displayName: string },
  members: readonly string[],
): Promise<Team> {
  const id = await addTeam(base, name, displayName)
  for (const member of members) await joinTeam(base, id, member)
  const townSquare = await openChannel(base, { TeamId: id, Type: 'O', DisplayName: 'Town Square' }, members)
  const offTopic = await openChannel(base, { TeamId: id, Type: 'O', DisplayName: 'Off-Topic' }, members)
  return { id, townSquare, offTopic }
}

interface Opening {
  readonly TeamId: string
  readonly Type: 'O' | 'P'
  readonly DisplayName: string
  readonly Purpose?: string
}

/** The name in its address is the shown one, in small letters. */
async function openChannel(base: Base, opening: Opening, members: readonly string[]): Promise<string> {
  const Name = opening.DisplayName.toLowerCase().replace(/ /g, '-')
  const id = await addChannel(base, { ...opening, Name })
  for (const member of members) await joinChannel(base, id, member)
  return id
}

async function addConversations(world: World, people: People, team: Team): Promise<void> {
  const { sysadmin, ann, bob, eve, gil } = people
  const { base } = world
  const past = ago(base, 2 * DAY)
  const open = (opening: Omit<Opening, 'TeamId'>, members: readonly string[]) =>
    openChannel(past, { TeamId: team.id, ...opening }, members)
  const everybody = [sysadmin, ann, bob, eve]
  const news = { Type: 'O', DisplayName: 'Announcements', Purpose: 'Read only.' } as const
  const announcements = await open(news, everybody)
  const shop = await open({ Type: 'O', DisplayName: 'Shop' }, [ann, bob, eve])
  const onCall = await open({ Type: 'P', DisplayName: 'On Call' }, [ann, bob])
  await world.makeReadOnly(announcements)
  const direct = textOf((await directChannel(past, ann, bob)).id)
  const say = (minutesAgo: number, UserId: string, ChannelId: string, Message: string) =>
    insertPost(ago(base, minutesAgo), { UserId, ChannelId, Message })
  await say(DAY, sysadmin, announcements, 'From Monday on **every incident has its own channel**.')
  await say(190, bob, team.townSquare, 'Morning! The release goes out at **14:00**, as planned.')
  await say(188, eve, team.townSquare, 'Thanks. Who watches the dashboards?')
  await say(187, ann, team.townSquare, 'I do. If anything looks odd, type `/incident start` and I will join.')
  await say(64, gil, team.offTopic, 'Is there any cake left?')
  await say(31, eve, shop, 'Two customers say that their card was refused. Is that us?')
  await say(
    24,
    ann,
    onCall,
    'Error rate of the checkout went up a little in the last hour. @bob, do you see it too?',
  )
  await say(22, bob, onCall, 'Yes, 0.4 %. Let us watch it.')
  await say(15, bob, direct, 'Can you take my shift on Friday?')
}
