import { randomUUID } from 'node:crypto'
import type { Incident } from '../../server/contract/incident.ts'
import type { CrashStage, Request } from './crash-stage.ts'
import { newId } from '../../server/ids.ts'
import { change, mustSucceed, openIncidentIn, type Gesture } from './gesture.ts'

/** With a key, so that a repeat is known. */
const post = ({ id }: Incident, status: string, more: Readonly<Record<string, unknown>> = {}): Request => ({
  method: 'POST',
  path: `/incidents/${id}/status`,
  body: { status, message: `It is ${status} now`, ...more },
  headers: { 'Idempotency-Key': randomUUID() },
})

export const updateStatus = change('a status update', (incident) =>
  post(incident, 'Active', { description: 'Gateway is down.', reminder: 900 }),
)

export const broadcast: Gesture = {
  name: 'a status update that is broadcast',
  prepare: async (stage, name) => {
    const { mattermost, pool, ann } = stage
    const team = await stage.newTeam()
    // It has the incident's name, so that it is in the picture.
    const channelId = await mattermost.world.addChannel(team.teamId, newId(), 'O', name)
    await pool.query('update incident_collaboration.playbook set broadcast_channel_id = $1 where id = $2', [
      channelId,
      team.playbookId,
    ])
    const request = post(await openIncidentIn(stage, name, team), 'Active')
    return () => stage.ask(ann, request)
  },
}

const ARCHIVING = { archiveChannelEnabled: true }

export const archive = change(
  'an end that archives the channel',
  (incident) => post(incident, 'Archived'),
  ARCHIVING,
)

export const reopen = change(
  'a new beginning in an archived channel',
  async (incident, stage) => {
    await mustSucceed(stage.ask(stage.ann, post(incident, 'Archived')))
    await stage.settled()
    return post(incident, 'Active')
  },
  ARCHIVING,
)

/** Time passes until the commander is asked for the next status update. */
export const fallDue: Gesture = {
  name: 'a reminder that falls due',
  prepare: async (stage, name) => {
    const update = await updateStatus.prepare(stage, name)
    await update()
    await stage.settled()
    return () => letReminderFallDue(stage, name)
  },
}

async function letReminderFallDue({ pool }: CrashStage, name: string): Promise<{ status: number }> {
  await pool.query(
    'update incident_collaboration.incident set reminder_at = $2 where name = $1 and not overdue',
    [name, Date.now() - 1],
  )
  return { status: 202 }
}
