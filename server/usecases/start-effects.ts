import type { Fact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import { INVITED_AT_ONCE } from './carry-out-start.ts'
import { entry, postEntry, type Effects } from './effects.ts'
import { welcomeEntry } from './welcome.ts'
import { say } from './messages.ts'
import type { OutboxEntry } from './ports/outbox.ts'
import type { Person } from './ports/people.ts'
import type { NewId } from './ports/process.ts'
import { webhookOfStart } from './webhook-effects.ts'

export type StartCircumstances = Readonly<{
  incident: Incident
  commander: Person
  reporter: Person
  /** Somebody else was to command, by the playbook or by the request. */
  isCommanderReplaced: boolean
  newId: NewId
}>

/** What follows once an incident is open: its first record entry, and all that happens by itself, in this order. */
export function effectsOfStart(
  fact: Extract<Fact, { kind: 'incident_started' }>,
  start: StartCircumstances,
): Effects {
  const { incident, commander, reporter, newId } = start
  const event = entry(newId(), 'incident_created', fact, '')
  return {
    timelineEvents: [event],
    outbox: [
      ...webhookOfStart(fact, incident, newId),
      ...invitations(start),
      postEntry(incident, say.started(commander, reporter), newId(), event.id, ''),
      ...elsewhere(start),
      ...welcomeEntry(incident, newId),
    ],
  }
}

/** In steps, and behind them what is to be said about those who did not come. */
function invitations({ incident, commander, isCommanderReplaced, newId }: StartCircumstances): OutboxEntry[] {
  const { invitedUserIds } = incident.automation
  const note = isCommanderReplaced ? say.commanderUnavailable(commander) : ''
  const numSteps = Math.ceil(invitedUserIds.length / INVITED_AT_ONCE)
  const steps = Array.from({ length: numSteps }, (_, step): OutboxEntry => ({
    kind: 'invite',
    key: newId(),
    incidentId: incident.id,
    from: step * INVITED_AT_ONCE,
  }))
  if (numSteps === 0 && note === '') return []
  return [...steps, { kind: 'start_note', key: newId(), incidentId: incident.id, note }]
}

function elsewhere({ incident, commander, newId }: StartCircumstances): OutboxEntry[] {
  const { id: incidentId, postId, automation, channelType } = incident
  const isAnnounced = automation.announcementChannelId !== ''
  return [
    ...(isAnnounced
      ? [{ kind: 'announcement' as const, key: newId(), incidentId, commander: commander.username }]
      : []),
    ...(postId === '' ? [] : [{ kind: 'origin_post' as const, key: newId(), incidentId }]),
    // Lists of the team have one more.
    ...(channelType === 'O'
      ? [{ kind: 'incidents_changed' as const, key: newId(), incidentId, wasPublic: false }]
      : []),
  ]
}
