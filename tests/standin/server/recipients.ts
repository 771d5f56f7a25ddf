import { textOf, type Base, type Broadcast, type Row } from '../world/base.ts'
import type { LiveConnection } from './live-connection.ts'

type Candidate = Pick<LiveConnection, 'id' | 'userId'>

const IN_CHANNEL = 'select userid from channelmembers where channelid = $1'
const IN_TEAM = 'select userid from teammembers where teamid = $1 and deleteat = 0'

/**
 * Whom an event is meant for, by who is a member at this moment; to be a system admin adds nothing.
 *
 * Source: Mattermost 11.6, server/channels/app/platform/web_conn.go, ShouldSendEvent.
 */
export async function recipientsOf(
  base: Base,
  { OmitUsers = {}, UserId, ChannelId, TeamId, ConnectionId, OmitConnectionId }: Broadcast,
): Promise<(candidate: Candidate) => boolean> {
  const isInScope = await scopeOf(base, { UserId, ChannelId, TeamId })
  return ({ id, userId }) => {
    if (ConnectionId) return id === ConnectionId
    if (OmitConnectionId === id || OmitUsers[userId]) return false
    return isInScope(userId)
  }
}

interface Scope {
  readonly UserId: string | undefined
  readonly ChannelId: string | undefined
  readonly TeamId: string | undefined
}

/** The narrowest one that is named counts. */
async function scopeOf(
  base: Base,
  { UserId, ChannelId, TeamId }: Scope,
): Promise<(userId: string) => boolean> {
  if (UserId) return (userId) => userId === UserId
  if (ChannelId) return isAmong(base, IN_CHANNEL, ChannelId)
  if (TeamId) return isAmong(base, IN_TEAM, TeamId)
  return () => true
}

async function isAmong({ pool }: Base, sql: string, id: string): Promise<(userId: string) => boolean> {
  const { rows } = await pool.query<Row>(sql, [id])
  const userIds = new Set(rows.map((row) => textOf(row.userid)))
  return (userId) => userIds.has(userId)
}
