import type { Pool } from 'pg'

import type { IncidentParts, PartOf } from '../usecases/ports/incident-parts.ts'
import { findPart } from './incident-part.ts'
import { pageJson, toPage, type PageRows } from './page-rows.ts'
import { TIMELINE_COLUMNS, toTimelineEvent, type TimelineRow } from './timeline-row.ts'

export async function findTimeline(
  pool: Pool,
  of: PartOf,
  question: Parameters<IncidentParts['findTimeline']>[1],
): ReturnType<IncidentParts['findTimeline']> {
  const { types, isDescending } = question
  const found = await findPart<PageRows<TimelineRow>>(pool, of, (given) => {
    const ofTypes = types.length > 0 ? `and event_type = any (${given(types)}::text[])` : ''
    const rows = `select ${TIMELINE_COLUMNS}, event_at as sort_key
      from timeline_event where incident_id = i.id and delete_at = 0 ${ofTypes}`
    return pageJson({ rows, keyType: 'bigint', isDescending }, question, given)
  })
  return found && { facts: found.facts, part: toPage(found.part, question, toTimelineEvent) }
}
