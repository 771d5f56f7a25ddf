import type { Task } from '../domain/checklist.ts'
import { IncidentError, notFound } from '../domain/errors.ts'
import { mustBeActive, mustEdit, type IncidentFacts } from '../domain/permissions.ts'
import { askHost, factsOf, mustBeThere, viewed } from './access.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { IncidentRecord, Place, Reads } from './ports/reads.ts'
import { checklistSuggestion, taskSuggestion, type Suggestion } from './suggestions.ts'

export type SeenIncident = Readonly<{ record: IncidentRecord; canEdit: boolean }>

export type QueryDeps = Readonly<{ reads: Reads; host: Host }>

export type Queries = ReturnType<typeof makeQueries>

const INVISIBLE = new Set(['not_found', 'team_disabled'])

export function makeQueries({ reads, host }: QueryDeps) {
  async function find(
    actor: Actor,
    known: Place | undefined,
  ): Promise<{ record: IncidentRecord; facts: IncidentFacts }> {
    const place = await mustBeThere(reads, actor.userId, known)
    const [answers, found] = await Promise.all([
      askHost(host, actor.userId, place),
      reads.findRecord(place.incidentId, actor.userId),
    ])
    if (!found) throw notFound()
    return { record: found.record, facts: factsOf(found.facts, answers) }
  }

  async function read(actor: Actor, place: Place | undefined): Promise<SeenIncident> {
    const { record, facts } = await find(actor, place)
    return { record, ...viewed(facts) }
  }

  /** The incident of a channel if the person may edit it. */
  async function findToEdit(actor: Actor, channelId: string): Promise<IncidentRecord | undefined> {
    const seen = await read(actor, await reads.findPlaceOfChannel(channelId)).catch(undefinedIfInvisible)
    return seen?.canEdit ? seen.record : undefined
  }

  async function checklistSuggestions(actor: Actor, channelId: string): Promise<readonly Suggestion[]> {
    const record = await findToEdit(actor, channelId)
    return (record?.checklists ?? []).map((checklist, c) => checklistSuggestion(String(c), checklist))
  }

  async function taskSuggestions(actor: Actor, channelId: string): Promise<readonly Suggestion[]> {
    const record = await findToEdit(actor, channelId)
    if (!record) return []
    const people = await reads.findPeople(assigneesOf(record))
    return record.checklists.flatMap((checklist, c) =>
      checklist.tasks.map((task, i) =>
        taskSuggestion(`${c} ${i}`, checklist.title, task, people.get(task.assigneeId)),
      ),
    )
  }

  return {
    /** Right *view*. @throws {IncidentError} `not_found` also for what the person may not see. */
    getIncident: async (actor: Actor, incidentId: string): Promise<SeenIncident> =>
      read(actor, await reads.findPlace(incidentId)),

    /** Right *edit*, for what is done outside a transaction. @throws {IncidentError} as `mustEdit` says. */
    async getIncidentToEdit(actor: Actor, incidentId: string): Promise<IncidentRecord> {
      const { record, facts } = await find(actor, await reads.findPlace(incidentId))
      mustEdit(facts)
      return record
    },

    /** The incident of a channel; a person who may not see it gets what a channel without one gives. */
    getIncidentOfChannel: async (actor: Actor, channelId: string): Promise<SeenIncident> =>
      read(actor, await reads.findPlaceOfChannel(channelId)),

    /** Right *any user*, where no other is asked. @throws {IncidentError} `unauthorized` for a deactivated account. */
    mustBeActive: async ({ userId }: Actor): Promise<void> =>
      mustBeActive({ isActive: await reads.isActive(userId) }),

    /** The checklists of the incident of a channel; empty where there is none to edit for this person. */
    checklistSuggestions,

    /** What `/incident check` offers; empty where there is nothing to tick for this person. */
    taskSuggestions,
  }
}

const assigneesOf = ({ checklists }: IncidentRecord): string[] =>
  checklists.flatMap(({ tasks }) => tasks.map((task: Task) => task.assigneeId)).filter((id) => id !== '')

function undefinedIfInvisible(error: unknown): undefined {
  if (error instanceof IncidentError && INVISIBLE.has(error.code)) return undefined
  throw error
}
