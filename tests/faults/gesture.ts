import { randomUUID } from 'node:crypto'
import type { Incident } from '../../server/contract/incident.ts'
import type { GivenPlaybook } from '../support/product-world.ts'
import type { CrashStage, Request } from './crash-stage.ts'

/** Something that a person does; it may be done again. Answers as Mattermost does: 500 when the plugin is gone. */
export type Act = () => Promise<{ status: number }>

export interface Gesture {
  readonly name: string
  /** Makes what it needs, for an incident of that name. */
  readonly prepare: (stage: CrashStage, name: string) => Promise<Act>
}

/** A request of ann's that changes an incident which is open, and to which nothing is owed. */
export function change(
  name: string,
  requestFor: (incident: Incident, stage: CrashStage) => Request | Promise<Request>,
  playbook: Partial<GivenPlaybook> = {},
): Gesture {
  return {
    name,
    prepare: async (stage, incidentName) => {
      const incident = await openIncident(stage, incidentName, playbook)
      const request = await requestFor(incident, stage)
      return () => stage.ask(stage.ann, request)
    },
  }
}

const openIncident = async (
  stage: CrashStage,
  name: string,
  playbook: Partial<GivenPlaybook>,
): Promise<Incident> => openIncidentIn(stage, name, await stage.newTeam(playbook))

/** Nothing is owed to it. */
export async function openIncidentIn(
  stage: CrashStage,
  name: string,
  { teamId, playbookId }: { teamId: string; playbookId: string },
): Promise<Incident> {
  const { ann } = stage
  const body = { name, team_id: teamId, commander_user_id: ann, playbook_id: playbookId }
  const incident = await mustSucceed(stage.ask(ann, { method: 'POST', path: '/incidents', body }))
  await stage.settled()
  return incident as Incident
}

/** The body of an answer. @throws {Error} when it is a refusal. */
export async function mustSucceed(answer: Promise<{ status: number; body: unknown }>): Promise<unknown> {
  const { status, body } = await answer
  if (status >= 400) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`)
  return body
}

/** Of an incident that nobody else has. */
export const newName = (): string => `Outage ${randomUUID().slice(0, 8)}`
