import { Type, type Static } from 'typebox'

import { CLOSED, Count, Id } from './common.ts'

const CapabilitiesSchema = Type.Object(
  {
    team_enabled: Type.Boolean(),
    start_incidents: Type.Boolean(),
    create_playbooks: Type.Boolean(),
    manage_all_playbooks: Type.Boolean(),
  },
  { description: 'What the caller may do in the team that was asked about.' },
)

/** Callers who do not administer the server get empty lists and zeros for what does not concern them. */
export const SettingsSchema = Type.Object({
  enabled_team_ids: Type.Array(Id, { description: 'Teams that have the product; none = all.' }),
  playbook_creators_user_ids: Type.Array(Id, { description: 'None = everybody on the team but guests.' }),
  incident_starters_user_ids: Type.Array(Id, { description: 'None = everybody whom the other rules allow.' }),
  start_without_playbook: Type.Boolean(),
  members_manage_playbook_members: Type.Boolean(),
  members_delete_public_playbooks: Type.Boolean(),
  webhook_allowed_hosts: Type.Array(Type.String(), {
    description: 'Names, addresses and CIDR ranges that webhooks may reach although inward.',
  }),
  audit_retention_days: Count,
  delivery_retention_days: Count,
  enable_experimental_features: Type.Boolean({ description: 'Always true.' }),
  capabilities: Type.Optional(CapabilitiesSchema),
})
export type Settings = Static<typeof SettingsSchema>

export const SettingsQuery = Type.Object({ team_id: Type.Optional(Id) }, CLOSED)

const Switch = Type.Optional(Type.Boolean())
const Days = Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
/** `null` is an empty list. */
const Ids = Type.Optional(Type.Union([Type.Array(Id), Type.Null()]))

/** What is left out stays as it is. */
export const ChangeSettings = Type.Object(
  {
    enabled_team_ids: Ids,
    playbook_creators_user_ids: Ids,
    incident_starters_user_ids: Ids,
    start_without_playbook: Switch,
    members_manage_playbook_members: Switch,
    members_delete_public_playbooks: Switch,
    webhook_allowed_hosts: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
    audit_retention_days: Days,
    delivery_retention_days: Days,
    enable_experimental_features: Type.Optional(Type.Boolean({ description: 'True only.' })),
    capabilities: Type.Optional(Type.Unknown({ description: 'Ignored.' })),
  },
  CLOSED,
)
export type ChangeSettings = Static<typeof ChangeSettings>

export const PreferencesSchema = Type.Object({
  assignment_messages: Type.Boolean({ description: 'Direct messages when a task is assigned to one.' }),
})
export type Preferences = Static<typeof PreferencesSchema>

export const ChangePreferences = Type.Object({ assignment_messages: Type.Boolean() }, CLOSED)
