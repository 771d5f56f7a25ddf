import { forbidden } from '../domain/errors.ts'
import { handOver } from '../domain/incident.ts'
import type { ChangeIncident } from './change-incident.ts'
import type { Actor } from './ports/people.ts'

export type HandOver = ReturnType<typeof makeHandOver>

export const makeHandOver =
  ({ changeIncident }: { readonly changeIncident: ChangeIncident }) =>
  /** Makes a person of the channel the commander. @throws {IncidentError} `forbidden` for others, and what refuses an edit. */
  async (
    actor: Actor,
    order: Readonly<{ incidentId: string; commanderId: string; expectedVersion?: number | undefined }>,
  ): Promise<{ version: number }> => {
    const { commanderId, ...subject } = order
    const { version } = await changeIncident(actor, { ...subject, personId: commanderId }, (present) => {
      if (!present.people.get(commanderId)?.isActiveMember) {
        throw forbidden('Only people in the incident channel can command it. Add them to the channel first.')
      }
      return handOver(present.incident, commanderId, present.by, present.at)
    })
    return { version }
  }
