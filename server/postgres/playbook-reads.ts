import type { Pool } from 'pg'

import type { Reads } from '../usecases/ports/reads.ts'
import { IS_GUEST, teamJoins } from './facts.ts'
import { idParameter } from './id-parameter.ts'

type UsablePlaybooks = Reads['usablePlaybooks']
type UsablePlaybook = Awaited<ReturnType<UsablePlaybooks>>[number]

/** Right *use* of permissions.md 2, as `canUsePlaybook` of domain/permissions.ts decides for one of them. */
const USABLE = `
select playbook.id, playbook.title, playbook.num_steps as "numTasks"
from playbook
  ${teamJoins('$1::text', 'playbook.team_id')}
where playbook.team_id = $2 and playbook.delete_at = 0
  and team.deleteat = 0 and person.deleteat = 0 and not ${IS_GUEST}
  and (membership.deleteat = 0 or $3)
  and (playbook.public or $3
    or exists (select from playbook_member where playbook_id = playbook.id and user_id = $1::text))
order by lower(playbook.title), playbook.id`

/** Playbooks of the team that the person may start from, by title ignoring case. */
export async function findUsablePlaybooks(
  pool: Pool,
  { userId, teamId, isAdmin }: Parameters<UsablePlaybooks>[0],
): Promise<readonly UsablePlaybook[]> {
  const values = [idParameter(userId), idParameter(teamId), isAdmin]
  return (await pool.query<UsablePlaybook>({ name: 'usable-playbooks', text: USABLE, values })).rows
}
