/** The way somebody came in: people by the first four, the host and the clock by the others. */
export type Door = 'rest' | 'command' | 'dialog' | 'button' | 'hook' | 'job'

export const AUDIT_ACTIONS = [
  'incident.start',
  'incident.rename',
  'incident.describe',
  'incident.announce',
  'incident.export',
  'commander.change',
  'status.update',
  'status.edited',
  'status.deleted',
  'reminder.fire',
  'reminder.dismiss',
  'task.add',
  'task.edit',
  'task.move',
  'task.delete',
  'task.state',
  'task.assign',
  'task.run',
  'checklist.add',
  'checklist.edit',
  'checklist.move',
  'checklist.delete',
  'timeline.add',
  'timeline.remove',
  'retrospective.edit',
  'retrospective.publish',
  'retrospective.cancel',
  'channel.archive',
  'channel.restore',
  'webhook.deliver',
  'webhook.replay',
  'playbook.create',
  'playbook.edit',
  'playbook.members',
  'playbook.delete',
  'playbook.secret_read',
  'playbook.secret_rotate',
  'settings.change',
  'preferences.change',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]

export type AuditOutcome = 'done' | 'refused' | 'failed'

type Value = string | number | boolean

/** What a field was and is; of a list of ids what came and went; of a text nothing but that it changed. */
type AuditField = Readonly<{
  from?: Value
  to?: Value
  added?: readonly string[]
  removed?: readonly string[]
}>

/** Changed fields by their names on the wire, and numbers that go with them. Never texts, titles, commands, URLs, secrets. */
export type AuditFields = Readonly<Record<string, AuditField | Value>>

/** What an act was about; ids are `""` or left out where there is none. */
export type AuditSubject = Readonly<{
  object: Readonly<{
    type:
      | 'incident'
      | 'task'
      | 'checklist'
      | 'status_update'
      | 'timeline_event'
      | 'webhook_delivery'
      | 'playbook'
      | 'settings'
      | 'user'
      | 'team'
    id: string
  }>
  incidentId?: string
  playbookId?: string
  teamId?: string
}>

/** Something that was done, or tried. */
export type AuditedAct = AuditSubject & Readonly<{ action: AuditAction; fields?: AuditFields }>

/** How a field shows in the record: by its name there, and with its values, the ids that came and went, or without. */
export type AuditColumn = readonly [name: string, shows: 'values' | 'ids' | 'nothing']

/** What differs, for the record. */
export function changedFields<Thing extends object>(
  columns: Readonly<Record<keyof Thing & string, AuditColumn>>,
  before: Thing,
  after: Thing,
): AuditFields {
  const fields = Object.keys(columns) as (keyof Thing & string)[]
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return Object.fromEntries(
    changed.map((field) => {
      const [name, shows] = columns[field]
      return [name, difference(shows, before[field], after[field])]
    }),
  )
}

function difference(shows: AuditColumn[1], before: unknown, after: unknown): AuditField {
  switch (shows) {
    case 'nothing':
      return {}
    case 'values':
      return { ...(isValue(before) && { from: before }), ...(isValue(after) && { to: after }) }
    case 'ids':
      return { added: without(after, before), removed: without(before, after) }
  }
}

const isValue = (value: unknown): value is Value => ['string', 'number', 'boolean'].includes(typeof value)

function without(list: unknown, other: unknown): readonly string[] {
  const known = new Set(idsIn(other))
  return idsIn(list).filter((id) => !known.has(id))
}

const idsIn = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : [])
