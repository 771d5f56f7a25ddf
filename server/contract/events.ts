import type { Incident, StatusPost, Task, TimelineEvent } from './incident.ts'

/** What Mattermost puts before the name of an event of ours on the wire. */
export const EVENT_PREFIX = 'custom_incident-collaboration_'

export const INCIDENT_CREATED = 'incident_created'
export const INCIDENT_UPDATED = 'incident_updated'
export const INCIDENTS_CHANGED = 'incidents_changed'
/** Hints to a team: read its playbooks again. */
export const PLAYBOOK_CREATED = 'playbook_created'
export const PLAYBOOK_UPDATED = 'playbook_updated'
export const PLAYBOOK_DELETED = 'playbook_deleted'
/** A hint to everybody: read the settings again. Its payload is empty. */
export const SETTINGS_CHANGED = 'settings_changed'

/** Bytes of UTF-8 that the payload text of one event may have; a larger change is sent as `refetch`. */
export const MAX_PAYLOAD_BYTES = 2048

/** Every event's data: the payload as JSON text. */
export type EventData = { payload: string }

/** To a whole team, which has guests and people outside: so it names nothing else. */
export type TeamSignal = { teamID: string }

/** To all sessions of the person who started it, once the incident is open. */
export type IncidentCreated = {
  incident_id: string
  version: number
  team_id: string
  channel_id: string
  name: string
  /** `""` unless the start came from a web app's command or dialog. */
  client_id: string
}

/** To the members of the incident channel: only what changed in one version step. */
export type IncidentUpdated = {
  incident_id: string
  version: number
  update_at: number
  incident?: Partial<Incident>
  /** New, renamed and moved ones; `""` = last. */
  checklists?: { id: string; title: string; before_checklist_id: string }[]
  removed_checklist_ids?: string[]
  tasks?: (Task & { checklist_id: string })[]
  removed_task_ids?: string[]
  /** Where moved and new tasks stand; `""` = last. */
  moved_tasks?: { id: string; checklist_id: string; before_task_id: string }[]
  status_posts?: StatusPost[]
  timeline_events?: TimelineEvent[]
  removed_timeline_event_ids?: string[]
  /** The parts are left out; read the incident again. */
  refetch?: true
}

/** To the team: an incident in a public channel was started, renamed or changed status. Nothing of it. */
export type IncidentsChanged = { team_id: string }
