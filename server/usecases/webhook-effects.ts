import type { ChangeFact, Fact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import type { OutboxEntry } from './ports/outbox.ts'
import type { NewId } from './ports/process.ts'

type Started = Pick<Extract<Fact, { kind: 'incident_started' }>, 'by' | 'at'>

export function webhookOfStart({ by, at }: Started, incident: Incident, newId: NewId): OutboxEntry[] {
  if (incident.automation.webhookOnCreationUrl === '') return []
  const entry = { kind: 'webhook', key: newId(), incidentId: incident.id } as const
  return [{ ...entry, event: 'incident_created', eventAt: at, actorId: by }]
}

/** One for each status update. */
export function webhooksOfChange(
  facts: readonly ChangeFact[],
  { id: incidentId, automation }: Incident,
  newId: NewId,
): OutboxEntry[] {
  if (automation.webhookOnStatusUpdateUrl === '') return []
  return facts.flatMap((fact): OutboxEntry[] => {
    if (fact.kind !== 'status_updated') return []
    const { postId, status, oldStatus, authorId, createAt, reminderSeconds } = fact.update
    const update = { postId, status, oldStatus, authorId, createAt, reminderSeconds }
    const entry = { kind: 'webhook', key: newId(), incidentId } as const
    return [{ ...entry, event: 'status_updated', eventAt: createAt, actorId: authorId, update }]
  })
}
