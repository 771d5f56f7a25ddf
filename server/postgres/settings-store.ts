import type { Pool } from 'pg'

import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts'
import type { SettingsSeen, SettingsStore } from '../usecases/ports/settings.ts'
import { auditInsert } from './audit-insert.ts'
import type { Database } from './database.ts'
import { IS_SERVER_GUEST, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import { signalInsert } from './signal-store.ts'
import { makeTransactions, type InTransaction } from './transaction.ts'

/** Under which name each is stored. The table holds more than these: they are always asked for by name. */
const NAMES: Readonly<Record<keyof Settings, string>> = {
  enabledTeamIds: 'enabled_team_ids',
  playbookCreatorIds: 'playbook_creators_user_ids',
  incidentStarterIds: 'incident_starters_user_ids',
  startWithoutPlaybook: 'start_without_playbook',
  membersManagePlaybookMembers: 'members_manage_playbook_members',
  membersDeletePublicPlaybooks: 'members_delete_public_playbooks',
  webhookAllowedHosts: 'webhook_allowed_hosts',
  auditRetentionDays: 'audit_retention_days',
  deliveryRetentionDays: 'delivery_retention_days',
}

export function makeSettingsStore(database: Database): SettingsStore {
  const inTransaction = makeTransactions(database)
  return {
    find: (question) => orUnavailable(find(database.pool, question)),
    findUnknown: (question) => orUnavailable(findUnknown(database.pool, question)),
    save: (order) => save(inTransaction, order),
  }
}

const FIND = `
select
  (select to_json(known) from (select ${teamFacts('$2::text')}, ${IS_SERVER_GUEST} as "isServerGuest") known) as facts,
  (select coalesce(json_object_agg(name, value), '{}') from setting where name = any ($3::text[])) as stored
from (select) nothing ${teamJoins('$1::text', '$2::text')}`

type FoundRow = Readonly<{ facts: SettingsSeen['facts']; stored: Readonly<Record<string, unknown>> }>

async function find(
  pool: Pool,
  { userId, teamId }: Parameters<SettingsStore['find']>[0],
): Promise<SettingsSeen> {
  const values = [idParameter(userId), idParameter(teamId), Object.values(NAMES)]
  const { rows } = await pool.query<FoundRow>({ name: 'settings', text: FIND, values })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  return { facts: row.facts, settings: toSettings(row.stored) }
}

function toSettings(stored: FoundRow['stored']): Settings {
  const known = Object.entries(NAMES).flatMap(([field, name]) =>
    Object.hasOwn(stored, name) ? [[field, stored[name]]] : [],
  )
  // Only `save` writes these rows, and only with values of their types.
  return { ...DEFAULT_SETTINGS, ...(Object.fromEntries(known) as Partial<Settings>) }
}

const FIND_UNKNOWN = `
select
  array(select id from unnest($1::text[]) asked (id) where not exists (select from teams where teams.id = asked.id)) as "teamIds",
  array(select id from unnest($2::text[]) asked (id) where not exists (select from users where users.id = asked.id)) as "userIds"`

async function findUnknown(
  pool: Pool,
  { teamIds, userIds }: Parameters<SettingsStore['findUnknown']>[0],
): ReturnType<SettingsStore['findUnknown']> {
  const values = [teamIds.map(idParameter), userIds.map(idParameter)]
  const { rows } = await pool.query<{ teamIds: string[]; userIds: string[] }>(FIND_UNKNOWN, values)
  return rows[0] ?? { teamIds: [], userIds: [] }
}

const save = (
  inTransaction: InTransaction,
  { change, by, signal, audit, at }: Parameters<SettingsStore['save']>[0],
): Promise<void> =>
  inTransaction((tx, sendLast) => {
    const rows = Object.entries(change).map(([field, value]) => ({
      name: NAMES[field as keyof Settings],
      value: JSON.stringify(value),
      update_at: at.getTime(),
      update_user_id: by,
    }))
    const write = tx
      .insertInto('setting')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((given) => ({
          value: given.ref('excluded.value'),
          update_at: given.ref('excluded.update_at'),
          update_user_id: given.ref('excluded.update_user_id'),
        })),
      )
    sendLast(write)
    sendLast(signalInsert(tx, signal, at))
    sendLast(auditInsert([audit]))
    return Promise.resolve()
  })
