import { forbidden } from '../domain/errors.ts'
import { RETROSPECTIVE } from '../domain/retrospective.ts'
import { cancel, publish, write } from '../domain/retrospective-steps.ts'
import { cleanText } from '../domain/text.ts'
import type { ChangeIncident } from './change-incident.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { Queries } from './queries.ts'

export type RetrospectiveDeps = Readonly<{
  changeIncident: ChangeIncident
  queries: Pick<Queries, 'getIncidentToEdit'>
  host: Pick<Host, 'mayInChannel'>
}>

type Order = Readonly<{ incidentId: string; expectedVersion?: number | undefined }>
type TextOrder = Order & Readonly<{ text: string }>
type Answer = Readonly<{ version: number }>

export type Retrospectives = ReturnType<typeof makeRetrospectives>

export const makeRetrospectives = ({ changeIncident, queries, host }: RetrospectiveDeps) => ({
  /** @throws {IncidentError} `conflict` once published or where there is none, and what refuses an edit. */
  writeRetrospective: (actor: Actor, { text, ...subject }: TextOrder): Promise<Answer> => {
    const clean = cleanText(text, RETROSPECTIVE)
    return changeIncident(actor, subject, ({ incident, by, at }) => write(incident, clean, by, at))
  },

  /** Stores the text and publishes it. @throws {IncidentError} as writing; `forbidden` without the right to post. */
  publishRetrospective: async (actor: Actor, { text, ...subject }: TextOrder): Promise<Answer> => {
    const clean = cleanText(text, { ...RETROSPECTIVE, min: 1 })
    const { incident } = await queries.getIncidentToEdit(actor, subject.incidentId)
    if (!(await host.mayInChannel(actor.userId, incident.channelId, 'create_post'))) {
      throw forbidden('You may not post in the incident channel.')
    }
    return changeIncident(actor, subject, ({ incident, by, at }) => publish(incident, clean, by, at))
  },

  /** @throws {IncidentError} as writing. */
  cancelRetrospective: (actor: Actor, subject: Order): Promise<Answer> =>
    changeIncident(actor, subject, ({ incident, by, at }) => cancel(incident, by, at)),
})
