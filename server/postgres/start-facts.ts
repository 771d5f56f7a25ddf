import type { Pool } from 'pg'

import type { CreateFacts, PlaybookFacts, StartFacts } from '../domain/permissions.ts'
import type { StartStore } from '../usecases/ports/starts.ts'
import { isListed, isListEmpty, isSettingOn, teamFacts, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { PLAYBOOK, toPlaybook, type PlaybookRow } from './playbook-row.ts'

/** Begins with a row of its own, so that unknown people, teams and playbooks have an answer too. */
const START_FACTS = `
select ${teamFacts('$2::text')},
  ${isListEmpty('incident_starters_user_ids')} as "isStartersListEmpty",
  ${isListed('incident_starters_user_ids', '$1::text')} as "isOnStartersList",
  ${isSettingOn('start_without_playbook')} as "mayStartWithoutPlaybook",
  ${isListEmpty('playbook_creators_user_ids')} as "isCreatorsListEmpty",
  ${isListed('playbook_creators_user_ids', '$1::text')} as "isOnCreatorsList",
  coalesce(team.name, '') as "teamName",
  (select to_json(found) from (
    select ${PLAYBOOK} from playbook p where p.id = $3
  ) found) as playbook,
  json_build_object(
    'exists', chosen.id is not null,
    'isDeleted', coalesce(chosen.delete_at > 0, false),
    'isOfTeam', coalesce(chosen.team_id = $2::text, false),
    'isPublic', coalesce(chosen.public, false),
    'isMember', exists (select from playbook_member where playbook_id = $3 and user_id = $1::text)
  ) as "playbookFacts",
  array(
    select candidate.id::text from users candidate
    join teammembers joined on joined.userid = candidate.id and joined.teamid = $2::text and joined.deleteat = 0
    where candidate.id = any (array_append($4::text[], chosen.default_commander_id))
      and candidate.deleteat = 0 and not exists (select from bots where bots.userid = candidate.id)
  ) as "possibleCommanderIds"
from (select) nothing
  left join playbook chosen on chosen.id = $3
  ${teamJoins('$1::text', '$2::text')}`

type StartFactsRow = Omit<StartFacts & CreateFacts, 'isAdmin'> &
  Readonly<{
    teamName: string
    playbook: PlaybookRow | null
    playbookFacts: PlaybookFacts
    possibleCommanderIds: readonly string[]
  }>

/** All that permissions.md 6 asks about a start and that lies in tables. */
export async function findStartFacts(
  pool: Pool,
  { userId, teamId, playbookId, commanderIds }: Parameters<StartStore['facts']>[0],
): ReturnType<StartStore['facts']> {
  const ids = [userId, teamId, playbookId].map(idParameter)
  const { rows } = await pool.query<StartFactsRow>({
    name: 'start-facts',
    text: START_FACTS,
    values: [...ids, commanderIds.map(idParameter)],
  })
  const [row] = rows
  if (!row) throw new Error('A statement that always has a row had none.')
  return { ...row, playbook: row.playbook ? toPlaybook(row.playbook) : undefined }
}
