import { findRow, textOf, type Base } from '../world/base.ts'
import { getChannelRow } from '../world/channels.ts'
import { channelJson } from '../world/rest-models.ts'
import type { Call } from './call.ts'
import { mustBeAllowed } from './rights.ts'

const CHANGE = `
  update channels set displayname = coalesce($2, displayname), name = coalesce($3, name),
    header = coalesce($4, header), purpose = coalesce($5, purpose), type = coalesce($6::channel_type, type), updateat = $7
  where id = $1 returning *`

/** What is not given stays. @throws {AppError} 403, 404. */
export async function changeChannel(base: Base, call: Call, change: Readonly<Record<string, unknown>>) {
  const before = await getChannelRow(base, call.params['channel'] ?? '')
  const id = textOf(before.id)
  await mustBeAllowed(base, {
    userId: call.userId,
    channelId: id,
    permission: permissionFor(before.type, change),
  })
  const { display_name, name, header, purpose, type } = change
  const given = [display_name, name, header, purpose, type].map((value) =>
    typeof value === 'string' ? value : null,
  )
  const after = channelJson((await findRow(base, CHANGE, [id, ...given, base.now()])) ?? before)
  base.send({
    event: 'channel_updated',
    payload: { channel: JSON.stringify(after) },
    broadcast: { ChannelId: id },
  })
  if (after.type !== before.type)
    base.send({
      event: 'channel_converted',
      payload: { channel_id: id },
      broadcast: { TeamId: after.team_id },
    })
  return after
}

function permissionFor(type: unknown, change: Readonly<Record<string, unknown>>): string {
  if (change['type'] === 'P') return 'convert_public_channel_to_private'
  if (change['type'] === 'O') return 'convert_private_channel_to_public'
  return type === 'P' ? 'manage_private_channel_properties' : 'manage_public_channel_properties'
}
