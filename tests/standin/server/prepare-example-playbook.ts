import { API_BASE, routes } from '../../../server/contract/routes.ts'
import type { Mattermost } from '../mattermost.ts'
import { findRow, textOf } from '../world/base.ts'

const CHECKLISTS: Readonly<Record<string, readonly (readonly [title: string, command?: string])[]>> = {
  Triage: [
    ['Confirm that customers are affected'],
    ['Say that we are on it', '/echo We are on it. Updates follow here.'],
    ['Find out when it began'],
    ['Say who is in command', '/incident info'],
  ],
  Fix: [['Look at what changed last'], ['Roll back or switch off'], ['Confirm that it works again']],
  Afterwards: [['Tell the customers'], ['Write down what we learned']],
}

const PLAYBOOK = {
  title: 'Service outage',
  summary: 'When customers cannot do what they came for.',
  description: '### What happens\n\n### Who is affected\n\n### What we do about it\n',
  public: true,
  create_public_incident: true,
  checklists: Object.entries(CHECKLISTS).map(([title, tasks]) => ({
    title,
    items: tasks.map(([task, command = '']) => ({ title: task, command })),
  })),
  reminder_message_template: 'What changed since the last update, and what comes next?',
  reminder_timer_default_seconds: 1800,
  retrospective_template: '### What went well\n\n### What did not\n\n### What we change\n',
}

/** An administrator creates a playbook, as anybody would; only if there never was one. */
export async function prepareExamplePlaybook(mattermost: Mattermost): Promise<void> {
  const { base } = mattermost.world
  if (await findRow(base, 'select from incident_collaboration.playbook limit 1', [])) return
  const place = await findRow(
    base,
    `select teams.id as team, users.id as author from teams, users
     where teams.name = 'operations' and users.username = 'sysadmin'`,
    [],
  )
  if (!place) return
  const body = { ...PLAYBOOK, team_id: textOf(place.team) }
  const url = API_BASE + routes.playbooks
  const answer = await mattermost.request(textOf(place.author), 'POST', url, body)
  if (answer.status !== 201) throw new Error(`The example playbook was refused: ${answer.body}`)
}
