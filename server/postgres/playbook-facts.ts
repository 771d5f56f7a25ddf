import type { Pool } from 'pg'

import type { PlaybookStore, StoredPlaybookTeamFacts } from '../usecases/ports/playbooks.ts'
import { IS_SERVER_GUEST, isListed, isListEmpty, isSettingOn, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { PLAYBOOK, toPlaybook, type PlaybookRow } from './playbook-row.ts'

/** With `teamJoins`; the names are those of domain/permissions.ts. */
export const playbookTeamFacts = (teamId: string): string => `${teamFacts(teamId)},
  ${IS_SERVER_GUEST} as "isServerGuest",
  ${isSettingOn('members_manage_playbook_members')} as "membersManageMembers",
  ${isSettingOn('members_delete_public_playbooks')} as "membersDeletePublic"`

/** Begins with a row of its own, so that unknown people and playbooks have an answer too. */
const FIND = `
select ${playbookTeamFacts('chosen.team_id')},
  (select to_json(found) from (select ${PLAYBOOK} from playbook p where p.id = chosen.id) found) as playbook
from (select) nothing
  left join playbook chosen on chosen.id = $2 and chosen.delete_at = 0
  ${teamJoins('$1::text', 'chosen.team_id')}`

type FoundRow = StoredPlaybookTeamFacts & Readonly<{ playbook: PlaybookRow | null }>

/** A playbook, if there is one, and what the tables know of a person and its team. */
export async function findPlaybook(
  pool: Pool,
  { userId, playbookId }: Parameters<PlaybookStore['find']>[0],
): ReturnType<PlaybookStore['find']> {
  const values = [userId, playbookId].map(idParameter)
  const { rows } = await pool.query<FoundRow>({ name: 'find-playbook', text: FIND, values })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  const { playbook: found, ...team } = row
  const playbook = found ? toPlaybook(found) : undefined
  return {
    team,
    playbook,
    facts: {
      exists: playbook !== undefined,
      isDeleted: false,
      isOfTeam: playbook !== undefined,
      isPublic: playbook?.isPublic === true,
      isMember: playbook?.memberIds.includes(userId) === true,
    },
  }
}

const CREATE_FACTS = `
select ${teamFacts('$2::text')},
  ${isListEmpty('playbook_creators_user_ids')} as "isCreatorsListEmpty",
  ${isListed('playbook_creators_user_ids', '$1::text')} as "isOnCreatorsList"
from (select) nothing ${teamJoins('$1::text', '$2::text')}`

type CreateFacts = Awaited<ReturnType<PlaybookStore['findTeam']>>

export async function findCreateFacts(pool: Pool, userId: string, teamId: string): Promise<CreateFacts> {
  const values = [userId, teamId].map(idParameter)
  const { rows } = await pool.query<CreateFacts>({ name: 'create-facts', text: CREATE_FACTS, values })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  return row
}
