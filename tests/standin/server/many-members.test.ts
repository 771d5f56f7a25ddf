import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openSite } from './open-site.ts'
import type { Visitor } from './visitor.ts'

const MEMBERS = 5_000
/** What one answer holds at most: as many as the pickers ask for. */
const LIMIT = 50

let site: Awaited<ReturnType<typeof openSite>>
let ann: Visitor
let where: Readonly<{ in_team: string; in_channel: string }>

/** All of them begin alike, so that no short text tells them apart. */
const CROWD = `
with people as (
  insert into users (id, username, email, firstname, lastname, nickname, roles, createat, updateat, deleteat)
  select lpad(number::text, 26, 'c'), 'crowd' || number, number || '@example.com', 'Casey', 'Crowd ' || number,
    'Cee ' || number, 'system_user', 1, 1, 0
  from generate_series(1, ${MEMBERS}) number
  returning id
), joined as (
  insert into teammembers (teamid, userid, roles, deleteat, schemeuser, schemeadmin, schemeguest, createat)
  select $1, id, '', 0, true, false, false, 1 from people
)
insert into channelmembers (channelid, userid, roles, lastupdateat, schemeuser, schemeadmin, schemeguest)
select $2, id, '', 1, true, false, false from people`

beforeAll(async () => {
  site = await openSite()
  ann = await site.visitor('ann')
  const [team] = (await ann.get('/api/v4/users/me/teams')) as { id: string }[]
  const square = `/api/v4/teams/${team?.id}/channels/name/town-square`
  const { id } = (await ann.get(square)) as { id: string }
  where = { in_team: team?.id ?? '', in_channel: id }
  await site.mattermost.world.base.pool.query(CROWD, [where.in_team, where.in_channel])
})
afterAll(() => site.close())

/** As the pickers ask the host. */
async function find(name: string): Promise<string[]> {
  const query = new URLSearchParams({ ...where, name, limit: String(LIMIT) }).toString()
  const { users } = (await ann.get(`/api/v4/users/autocomplete?${query}`)) as {
    users: { username: string }[]
  }
  return users.map(({ username }) => username)
}

test.each([1, 7, 50, 51, 999, 2_500, 4_999, MEMBERS])(
  'P-68: of a channel of 5,000, member %i is found by username, full name and nickname',
  async (number) => {
    for (const text of [`crowd${number}`, `@Crowd${number}`, `casey crowd ${number}`, `cee ${number}`]) {
      expect(await find(text)).toContain(`crowd${number}`)
    }
  },
)

test('P-68: what is typed narrows the answer down, which never holds more than it may', async () => {
  expect(await find('crowd')).toHaveLength(LIMIT)
  expect(await find('crowd499')).toHaveLength(11)
  expect(await find('crowd4999')).toEqual(['crowd4999'])
})
