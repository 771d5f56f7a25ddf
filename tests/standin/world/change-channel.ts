import { getRow, isTaken, textOf, type Base, type Row } from './base.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { getChannelRow } from './channels.ts'
import { READ_ONLY_SCHEME } from './default-roles.ts'
import { postOfPerson } from './system-posts.ts'
import { announceChannel } from './write-channel.ts'

const MISSING = 'app.channel.get.existing.app_error'
const CHANGE = `
  update channels set displayname = coalesce($2, displayname), name = coalesce($3, name),
    header = coalesce($4, header), purpose = coalesce($5, purpose), updateat = $6
  where id = $1 returning *`
const CONVERT = 'update channels set type = $2::channel_type, updateat = $3 where id = $1 returning *'

/** What is not given stays. */
export interface ChannelChange {
  readonly displayName?: string | undefined
  readonly name?: string | undefined
  readonly header?: string | undefined
  readonly purpose?: string | undefined
}

/** By a person; the channel is told what changed. @throws {AppError} 400 for a name that is taken, 404. */
export async function changeChannel(
  base: Base,
  id: string,
  change: ChannelChange,
  userId: string,
): Promise<Row> {
  const before = await getChannelRow(base, id)
  const { displayName = null, name = null, header = null, purpose = null } = change
  const values = [id, displayName, name, header, purpose, base.now()]
  const after = await getRow(base, MISSING, CHANGE, values).catch((error: unknown) => {
    throw isTaken(error) ? taken : error
  })
  announceChannel(base, after)
  for (const post of postsOf(before, after)) await postOfPerson(base, { channelId: id, userId, ...post })
  return after
}

const taken = new AppError({ id: 'store.sql_channel.update.exists.app_error', statusCode: 400 })

/** What the server says of each change. */
function postsOf(before: Row, after: Row) {
  const shown = [
    { field: 'displayname', type: 'system_displayname_change', called: 'display name' },
    { field: 'header', type: 'system_header_change', called: 'header' },
    { field: 'purpose', type: 'system_purpose_change', called: 'purpose' },
  ]
  return shown
    .map((entry) => ({ ...entry, old: textOf(before[entry.field]), now: textOf(after[entry.field]) }))
    .filter(({ old, now }) => old !== now)
    .map(({ field, type, called, old, now }) => ({
      type,
      text: changeText(called, old, now),
      props: { [`old_${field}`]: old, [`new_${field}`]: now },
    }))
}

function changeText(called: string, old: string, now: string): string {
  if (now === '') return `removed the channel ${called} (was: ${old})`
  if (old === '') return `updated the channel ${called} to: ${now}`
  return `updated the channel ${called} from: ${old} to: ${now}`
}

/** Makes a public channel private, or a private one public. @throws {AppError} 404. */
export async function convertChannel(base: Base, id: string, type: 'O' | 'P', userId: string): Promise<Row> {
  const before = await getChannelRow(base, id)
  if (before.type === type) return before
  const after = await getRow(base, MISSING, CONVERT, [id, type, base.now()])
  announceChannel(base, after)
  const broadcast = { TeamId: textOf(after.teamid) }
  base.send({ event: 'channel_converted', payload: { channel_id: id }, broadcast })
  await postOfPerson(base, { channelId: id, userId, type: 'system_change_chan_privacy', text: PRIVACY[type] })
  return after
}

const PRIVACY = {
  O: 'converted the channel from private to public.',
  P: 'converted the channel from public to private.',
}

export async function makeReadOnly(base: Base, id: string): Promise<void> {
  const sql = 'update channels set schemeid = $2, updateat = $3 where id = $1 returning *'
  announceChannel(base, await getRow(base, MISSING, sql, [id, READ_ONLY_SCHEME, base.now()]))
}
