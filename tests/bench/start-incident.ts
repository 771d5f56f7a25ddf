import type { Figure } from './figures.ts'
import { percentile, timeEach } from './samples.ts'
import type { Stage } from './stage.ts'

const COUNT = 40
const INVITED = 10

/** From the request to the answer that the incident is open, by a playbook that invites ten people. */
export async function measureStart(stage: Stage, sql: number): Promise<Figure[]> {
  const { people, request, teamId, times } = stage
  const playbook = await invitingPlaybook(stage)
  const samples = await timeEach(times(COUNT), (index) => {
    const person = people[index % people.length] ?? ''
    const body = { name: `Start ${index}`, team_id: teamId, commander_user_id: person, playbook_id: playbook }
    return request(person, 'POST', '/incidents', body)
  })
  const baseline = { name: 'sql', value: sql }
  const note = 'the ten come in behind the answer'
  return [
    {
      row: 'start an incident with 10 invitees: answer, p50',
      value: percentile(samples, 50),
      unit: 'ms',
      note,
    },
    {
      row: 'start an incident with 10 invitees: answer, p95',
      value: percentile(samples, 95),
      unit: 'ms',
      budget: 300,
      baseline,
    },
  ]
}

/** @returns Its id. */
async function invitingPlaybook({ people, request, teamId }: Stage): Promise<string> {
  const body = {
    title: 'All hands',
    team_id: teamId,
    public: true,
    create_public_incident: true,
    invite_users_enabled: true,
    invited_user_ids: people.slice(-INVITED),
  }
  const answer = await request(people[0] ?? '', 'POST', '/playbooks', body)
  return (JSON.parse(answer.body) as { id: string }).id
}
