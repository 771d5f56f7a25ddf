import { randomUUID } from 'node:crypto'
import type { Incident } from '../../server/contract/incident.ts'
import type { CrashStage } from './crash-stage.ts'

/** Something that a person does; it may be done again. Answers as Mattermost does: 500 when the plugin is gone. */
export type Act = () => Promise<{ status: number }>

export interface Gesture {
  readonly name: string
  /** Makes what it needs, for an incident of that name. */
  readonly prepare: (stage: CrashStage, name: string) => Promise<Act>
}

/** An incident as the dialog starts it, for a commander who is not the starter. */
export const startByDialog: Gesture = {
  name: 'a start',
  prepare: async (stage, name) => {
    const { mattermost, ann } = stage
    const { teamId, townSquare, playbookId } = await stage.newTeam()
    await mattermost.command(ann, townSquare, teamId, '/incident start')
    const opened = mattermost.world.messages.dialogs.at(-1)
    if (opened?.userId !== ann) throw new Error('The start dialog did not open.')
    const { CallbackId, State } = opened.request.Dialog
    const body = {
      type: 'dialog_submission',
      callback_id: CallbackId,
      state: State,
      user_id: ann,
      channel_id: townSquare,
      team_id: teamId,
      submission: { playbookID: playbookId, incidentName: name, incidentDescription: '' },
      cancelled: false,
    }
    return () => stage.ask({ as: ann, method: 'POST', path: '/incidents/dialog', body })
  },
}

/** The plugin begins to run where a start was cut off right behind its first commit. */
export const resumedStart: Gesture = {
  name: 'a start that is resumed',
  prepare: async (stage, name) => {
    const start = await startByDialog.prepare(stage, name)
    await stage.gate.closeAfter(0)
    const answer = start()
    await stage.gate.stopped()
    await stage.mattermost.host.kill()
    await stage.gate.open()
    await stage.gate.deserted()
    await answer
    return () =>
      stage.start().then(
        () => ({ status: 200 }),
        () => ({ status: 500 }),
      )
  },
}

/** A request of ann's that changes an incident which is open, and to which nothing is owed. */
function change(name: string, of: (incident: Incident, stage: CrashStage) => Request): Gesture {
  return {
    name,
    prepare: async (stage, incidentName) => {
      const incident = await openIncident(stage, incidentName)
      const request = of(incident, stage)
      return () => stage.ask({ as: stage.ann, ...request, path: `/incidents/${incident.id}${request.path}` })
    },
  }
}

type Request = Readonly<{ method: string; path: string; body: unknown }>

async function openIncident(stage: CrashStage, name: string): Promise<Incident> {
  const { ann } = stage
  const { teamId, playbookId } = await stage.newTeam()
  const order = { name, team_id: teamId, commander_user_id: ann, playbook_id: playbookId }
  const { status, body } = await stage.ask({ as: ann, method: 'POST', path: '/incidents', body: order })
  if (status !== 201) throw new Error(`No incident to change: ${status} ${JSON.stringify(body)}`)
  await stage.settled()
  return body as Incident
}

const firstTask = ({ checklists }: Incident): string => checklists[0]?.items[0]?.id ?? ''

export const tick: Gesture = change('a tick', (incident) => ({
  method: 'PUT',
  path: `/tasks/${firstTask(incident)}/state`,
  body: { new_state: 'closed' },
}))

export const assign: Gesture = change('an assignment', (incident, { bob }) => ({
  method: 'PUT',
  path: `/tasks/${firstTask(incident)}/assignee`,
  body: { assignee_id: bob },
}))

export const handOver: Gesture = change('a change of the commander', (_incident, { ann }) => ({
  method: 'POST',
  path: '/commander',
  body: { commander_id: ann },
}))

/** Of a name that nobody else has. */
export const newName = (): string => `Outage ${randomUUID().slice(0, 8)}`
