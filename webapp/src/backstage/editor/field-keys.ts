import type { Draft } from './draft.ts'

export type EditorTab = 'tasks' | 'preferences' | 'automation' | 'permissions'
export const EDITOR_TABS: readonly EditorTab[] = ['tasks', 'preferences', 'automation', 'permissions']

/**
 * Names a control: a field of the playbook, or `{id of checklist or task}.{field of it}`. The controls carry it as
 * their name.
 */
export type FieldKey = string

const TAB_OF: Readonly<Record<string, EditorTab | 'head'>> = {
  title: 'head',
  summary: 'head',
  broadcast_channel_id: 'preferences',
  reminder_timer_default_seconds: 'preferences',
  description: 'preferences',
  reminder_message_template: 'preferences',
  post_task_changes: 'preferences',
  retrospective_enabled: 'preferences',
  retrospective_template: 'preferences',
  retrospective_reminder_interval_seconds: 'preferences',
  invite_users_enabled: 'automation',
  invited_user_ids: 'automation',
  invited_group_ids: 'automation',
  default_commander_id: 'automation',
  announcement_channel_id: 'automation',
  webhook_on_creation_url: 'automation',
  webhook_on_status_update_url: 'automation',
  message_on_join: 'automation',
  archive_channel_enabled: 'automation',
  create_public_incident: 'permissions',
  public: 'permissions',
  member_ids: 'permissions',
}

/** Where the control is; `head` is always on screen. */
export const tabOf = (key: FieldKey): EditorTab | 'head' => TAB_OF[key] ?? 'tasks'

/**
 * The control that the server means, e.g. with `checklists.0.items.2.title` or `invited_user_ids.3`.
 *
 * @param sent What the server was sent.
 */
export function keyOf(path: string, { checklists }: Draft): FieldKey {
  const [field = '', index, part = '', taskIndex, taskPart = ''] = path.split('.')
  if (field !== 'checklists') return field
  const checklist = checklists[Number(index)]
  if (index === undefined || !checklist) return 'checklists'
  const task = part === 'items' && taskIndex !== undefined ? checklist.items[Number(taskIndex)] : undefined
  return task ? `${task.id}.${taskPart}` : `${checklist.id}.${part}`
}
