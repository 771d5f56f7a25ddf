import type { TimelineEvent } from '../../../server/contract/incident.ts'
import type { TextId } from '../i18n.ts'
import type { EntryGroup } from '../state/rhs.ts'

/** In the order in which they are offered. */
export const GROUPS: readonly { readonly group: EntryGroup; readonly text: TextId }[] = [
  { group: 'all', text: 'webapp.timeline.group.all' },
  { group: 'commander', text: 'webapp.timeline.group.commander' },
  { group: 'status', text: 'webapp.timeline.group.status' },
  { group: 'posts', text: 'webapp.timeline.group.posts' },
  { group: 'task_state', text: 'webapp.timeline.group.task_state' },
  { group: 'assignment', text: 'webapp.timeline.group.assignment' },
  { group: 'commands', text: 'webapp.timeline.group.commands' },
  { group: 'people', text: 'webapp.timeline.group.people' },
  { group: 'retrospective', text: 'webapp.timeline.group.retrospective' },
]

/** What is shown until somebody chooses. */
export const USUAL_GROUPS: EntryGroup[] = ['commander', 'status', 'posts', 'retrospective']

const GROUP_OF: Readonly<Record<string, EntryGroup>> = {
  incident_created: 'status',
  status_updated: 'status',
  status_update_deleted: 'status',
  commander_changed: 'commander',
  task_state_modified: 'task_state',
  assignee_changed: 'assignment',
  ran_slash_command: 'commands',
  event_from_post: 'posts',
  user_joined_left: 'people',
  published_retrospective: 'retrospective',
  canceled_retrospective: 'retrospective',
}

/** Kinds that a newer server knows belong to no group: only `all` shows them. */
export const passesGroups = ({ event_type }: TimelineEvent, groups: readonly EntryGroup[]): boolean =>
  groups.includes('all') || groups.includes(GROUP_OF[event_type] ?? 'all')
