import { getRow, insertRow, textOf, type Base, type Row } from './base.ts'
import { tellCreated } from './channels.ts'
import { newId } from './new-id.ts'
import { getUserRow } from './users.ts'

const BY_NAME = "select * from channels where name = $1 and teamid = ''"

/** The channel that two people, or one with themselves, share; made when they first need it. */
export async function directChannel(base: Base, one: string, other: string): Promise<Row> {
  const name = [one, other].sort().join('__')
  for (const userId of [one, other]) await getUserRow(base, userId)
  const at = base.now()
  const isNew = await insertRow(base, 'channels', {
    id: newId(),
    createat: at,
    updateat: at,
    deleteat: 0,
    teamid: '',
    type: 'D',
    displayname: '',
    name,
    header: '',
    purpose: '',
    lastpostat: 0,
    totalmsgcount: 0,
    totalmsgcountroot: 0,
    creatorid: one,
  })
  const row = await getRow(base, 'app.channel.get_by_name.missing.app_error', BY_NAME, [name])
  if (!isNew) return row
  await letIn(base, textOf(row.id), [...new Set([one, other])])
  const payload = { creator_id: one, teammate_id: other }
  tellCreated(base, textOf(row.id))
  base.send({ event: 'direct_added', payload, broadcast: { ChannelId: textOf(row.id) } })
  return row
}

async function letIn(base: Base, channelId: string, userIds: readonly string[]): Promise<void> {
  for (const userid of userIds) {
    const key = { channelid: channelId, userid }
    await insertRow(base, 'channelmembers', { ...key, roles: '', schemeuser: true, notifyprops: '{}' })
    await insertRow(base, 'channelmemberhistory', { ...key, jointime: base.now() })
  }
}
