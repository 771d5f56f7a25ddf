import { findRow, textOf, type Base } from '../world/base.ts'
import { newId } from '../world/new-id.ts'

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

const INSERT = `
  insert into incident_collaboration.playbook (id, title, description, team_id, create_at, update_at, creator_user_id,
    public, create_public_incident, num_stages, num_steps, checklists, reminder_message_template,
    reminder_timer_default_seconds, retrospective_template)
  values ($1, 'Service outage', $2, $3, $4, $4, $5, true, true, $6, $7, $8, $9, 1800, $10)`

const OVERVIEW = '### What happens\n\n### Who is affected\n\n### What we do about it\n'
const UPDATE = 'What changed since the last update, and what comes next?'
const RETROSPECTIVE = '### What went well\n\n### What did not\n\n### What we change\n'

/** Puts a playbook into the plugin's own tables, which are there once it ran; only if there never was one. */
export async function prepareExamplePlaybook(base: Base): Promise<void> {
  if (await findRow(base, 'select from incident_collaboration.playbook limit 1', [])) return
  const place = await findRow(
    base,
    `select teams.id as team, users.id as author from teams, users
     where teams.name = 'operations' and users.username = 'sysadmin'`,
    [],
  )
  if (!place) return
  const checklists = Object.entries(CHECKLISTS).map(([title, tasks]) => ({
    id: newId(),
    title,
    items: tasks.map(([taskTitle, command = '']) => ({
      id: newId(),
      title: taskTitle,
      description: '',
      command,
    })),
  }))
  const numTasks = checklists.reduce((sum, { items }) => sum + items.length, 0)
  const size = [checklists.length, numTasks, JSON.stringify(checklists)]
  const [team, author] = [textOf(place.team), textOf(place.author)]
  await base.pool.query(INSERT, [newId(), OVERVIEW, team, base.now(), author, ...size, UPDATE, RETROSPECTIVE])
}
