import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { newId } from '../../server/ids.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { readAudit } from '../support/audit.ts'
import { botPostsIn, channelOf } from '../support/channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await ops.ann.start({
    name: 'Shop is *down*',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
  })
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
})
afterAll(() => ops.product.close())

type Given = { type?: 'O' | 'P'; members?: readonly Person[]; displayName?: string }

/** A channel of the team with ann in it, unless it says otherwise. */
async function channel(name: string, { type = 'O', members = [ops.ann], displayName = name }: Given = {}) {
  const { world } = ops.product
  const address = `${name}-${newId().slice(0, 6)}`
  const id = await world.addChannel(ops.teamId, address, type, displayName)
  for (const { id: userId } of members) await world.joinChannel(id, userId)
  return { id, address }
}

const announce = async (
  targets: string,
  person = ops.ann,
  channelId = incident.channel_id,
): Promise<string[]> =>
  (await person.types(`/incident announce ${targets}`, { teamId: ops.teamId, channelId })).flatMap((reply) =>
    reply.split('\n'),
  )

const UNKNOWN = 'not announced, there is no such channel in this team.'

test('A-084: in each channel the bot says who commands, with a link and the status, and pings nobody', async () => {
  const [one, two] = [await channel('one'), await channel('two', { type: 'P' })]
  expect(await announce(`~${one.address} ~${two.address}`)).toEqual([
    `~${one.address}: announced.`,
    `~${two.address}: announced.`,
  ])
  const { name } = await channelOf(ops, incident.channel_id)
  for (const { id } of [one, two]) {
    expect(await botPostsIn(ops, id)).toEqual([
      `**Incident** [Shop is \\*down\\*](/operations/channels/${name}) is Reported. Commander: **ann**`,
    ])
  }
})

test('A-084: some may succeed while others fail: each has its line', async () => {
  const [open, old] = [await channel('open'), await channel('old')]
  await ops.product.world.archiveChannel(old.id)
  const own = (await channelOf(ops, incident.channel_id)).name
  expect(await announce(`~nowhere ~${old.address} ~${own} ${open.address}`)).toEqual([
    `\\~\u2060nowhere: ${UNKNOWN}`,
    `~${old.address}: not announced, that channel is archived.`,
    `~${own}: not announced, that is the channel of this incident.`,
    `~${open.address}: announced.`,
  ])
  expect(await botPostsIn(ops, old.id)).toEqual([])
  expect(await botPostsIn(ops, open.id)).toHaveLength(1)
})

test('A-084 X-10: a private channel of others reads like an unknown one', async () => {
  const board = await channel('board', { type: 'P', members: [ops.bob] })
  expect(await announce(`~${board.address}`)).toEqual([
    `\\~\u2060${board.address.replace('-', '\\-')}: ${UNKNOWN}`,
  ])
  expect(await announce(`"board"`)).toEqual([`board: ${UNKNOWN}`])
  expect(await botPostsIn(ops, board.id)).toEqual([])
})

test('P-53: it is on record where an incident was announced, and who was refused to', async () => {
  const one = await channel('one')
  await announce(`~${one.address} ~nowhere`)
  await announce(`~${one.address}`, ops.eve)
  const { items } = await readAudit(ops.ada, { incident_id: incident.id, action: 'incident.announce' })
  expect(items.find(({ outcome }) => outcome === 'done')).toMatchObject({
    actor_user_id: ops.ann.id,
    door: 'command',
    object_id: incident.id,
    fields: { channel_ids: { added: [one.id] } },
  })
  const refused = await readAudit(ops.ada, { action: 'incident.announce', actor_user_id: ops.eve.id })
  expect(refused.items[0]).toMatchObject({ outcome: 'refused', fields: { error_code: 'forbidden' } })
})

test('A-250: nobody announces where they may not post', async () => {
  const [quiet, strange] = [await channel('quiet'), await channel('strange', { members: [] })]
  await ops.product.world.makeReadOnly(quiet.id)
  expect(await announce(`~${quiet.address} ~${strange.address}`)).toEqual([
    `~${quiet.address}: not announced, you may not post there.`,
    `~${strange.address}: not announced, you may not post there.`,
  ])
  for (const { id } of [quiet, strange]) expect(await botPostsIn(ops, id)).toEqual([])
})

test('a channel counts once, however it is named; two of one name have to be named by their address', async () => {
  const [news, twin] = [await channel('news', { displayName: 'All News' }), await channel('twin')]
  expect(await announce(`~${news.address} ${news.address} "all news"`)).toEqual([
    `~${news.address}: announced.`,
  ])
  expect(await botPostsIn(ops, news.id)).toHaveLength(1)
  await channel('twin')
  expect(await announce('"twin"')).toEqual([
    'twin: not announced, several channels have that name. Name one by its address: `~name`.',
  ])
  expect(await botPostsIn(ops, twin.id)).toEqual([])
})

test('a post that the host refuses is told, and the others are made', async () => {
  const [one, two] = [await channel('one'), await channel('two')]
  const error = new AppError({ id: 'api.post.create_post.town_square_read_only', statusCode: 400 })
  await ops.product.settled()
  ops.product.faults.plan('CreatePost', { kind: 'fail', error })
  expect(await announce(`~${one.address} ~${two.address}`)).toEqual([
    `~${one.address}: not announced, Mattermost did not take the post.`,
    `~${two.address}: announced.`,
  ])
})

test('more than ten channels, none at all, and other places are refused', async () => {
  const many = Array.from({ length: 11 }, (_, index) => `~target-${index}`)
  expect(await announce(many.join(' '))).toEqual(['At most 10 channels at a time. Nothing was announced.'])
  expect(await announce([...many.slice(0, 10), '~target-0'].join(' '))).toHaveLength(10)
  expect((await announce(''))[0]).toMatch(/^Usage: `\/incident announce ~channel/)
  expect(await announce('~one', ops.ann, ops.townSquare)).toEqual([
    expect.stringContaining('This works only in an incident channel.'),
  ])
})

test('only members of the incident channel announce', async () => {
  const one = await channel('one', { members: [ops.eve] })
  expect(await announce(`~${one.address}`, ops.eve)).toEqual([
    'Only members of the incident channel can do this.',
  ])
  expect(await botPostsIn(ops, one.id)).toEqual([])
})
