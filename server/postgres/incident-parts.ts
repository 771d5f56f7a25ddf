import type { IncidentParts, Metadata } from '../usecases/ports/incident-parts.ts'
import type { Database } from './database.ts'
import { findPart } from './incident-part.ts'
import { LIVE_NAME } from './incident-row.ts'
import { orUnavailable } from './or-unavailable.ts'
import { findParticipants, WITH_PARTICIPANTS } from './participants.ts'
import { findUpdates } from './posted-updates.ts'
import { findTimeline } from './timeline-page.ts'

/** What belongs to one incident: one statement each. */
export const makeIncidentParts = ({ pool }: Database): IncidentParts => ({
  findFacts: (of) => orUnavailable(findPart<null>(pool, of, () => 'null')),
  findMetadata: (of) => orUnavailable(findPart<Metadata>(pool, of, () => METADATA)),
  findParticipants: (of, question) => orUnavailable(findParticipants(pool, of, question)),
  findUpdates: (of, paging) => orUnavailable(findUpdates(pool, of, paging)),
  findTimeline: (of, question) => orUnavailable(findTimeline(pool, of, question)),
})

const METADATA = `(
  ${WITH_PARTICIPANTS}
  select json_build_object(
    'channelName', coalesce(nullif(channel.name, ''), i.channel_name),
    'channelDisplayName', ${LIVE_NAME},
    'teamName', coalesce(team.name, ''),
    'numMembers', count(*),
    'numActiveParticipants', count(*) filter (where is_active),
    'totalPosts', (select coalesce(sum(messages), 0) from posters))
  from participants)`
