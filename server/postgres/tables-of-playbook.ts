import type { Generated, JSONColumnType } from 'kysely'

export interface PlaybookTables {
  playbook: PlaybookRow
  playbook_member: { playbook_id: string; user_id: string }
}

/** Checklists of a playbook, as stored in one document. */
type StoredChecklists = readonly {
  readonly id: string
  readonly title: string
  readonly items: readonly {
    readonly id: string
    readonly title: string
    readonly description: string
    readonly command: string
  }[]
}[]

interface PlaybookRow {
  id: string
  version: Generated<number>
  title: string
  summary: Generated<string>
  description: Generated<string>
  team_id: string
  create_at: number
  update_at: number
  update_user_id: Generated<string>
  delete_at: Generated<number>
  creator_user_id: Generated<string>
  create_public_incident: Generated<boolean>
  public: Generated<boolean>
  num_stages: Generated<number>
  num_steps: Generated<number>
  /** Written as JSON text. */
  checklists: JSONColumnType<StoredChecklists, string | undefined>
  broadcast_channel_id: Generated<string>
  reminder_message_template: Generated<string>
  reminder_timer_default_seconds: Generated<number>
  invite_users_enabled: Generated<boolean>
  invited_user_ids: Generated<string[]>
  default_commander_enabled: Generated<boolean>
  default_commander_id: Generated<string>
  announcement_channel_enabled: Generated<boolean>
  announcement_channel_id: Generated<string>
  webhook_on_creation_enabled: Generated<boolean>
  webhook_on_creation_url: Generated<string>
  webhook_on_status_update_enabled: Generated<boolean>
  webhook_on_status_update_url: Generated<string>
  message_on_join_enabled: Generated<boolean>
  message_on_join: Generated<string>
  post_task_changes: Generated<boolean>
  archive_channel_enabled: Generated<boolean>
  retrospective_enabled: Generated<boolean>
  retrospective_template: Generated<string>
  retrospective_reminder_interval_seconds: Generated<number>
  webhook_secret: Generated<string>
  webhook_secret_old: Generated<string>
  webhook_secret_old_until: Generated<number>
}
