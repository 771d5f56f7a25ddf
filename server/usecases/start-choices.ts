import { IncidentError } from '../domain/errors.ts'
import { mayCreatePlaybooks } from '../domain/capabilities.ts'
import { mustStartInTeam } from '../domain/permissions.ts'
import type { Host } from './ports/host.ts'
import type { Actor, Person } from './ports/people.ts'
import type { Reads } from './ports/reads.ts'
import type { StartStore } from './ports/starts.ts'

export type StartChoices = Readonly<{
  starter: Person
  mayStartWithoutPlaybook: boolean
  mayCreatePlaybooks: boolean
  /** Its address. */
  teamName: string
  playbooks: Awaited<ReturnType<Reads['usablePlaybooks']>>
}>

export type ChoiceDeps = Readonly<{
  starts: Pick<StartStore, 'facts'>
  reads: Reads
  host: Pick<Host, 'isAdmin'>
}>

export type FindStartChoices = ReturnType<typeof makeStartChoices>

export function makeStartChoices({ starts, reads, host }: ChoiceDeps) {
  /** What the start dialog offers this person. @throws {IncidentError} when they may not start, or nothing is offered. */
  return async function startChoices({ userId }: Actor, teamId: string): Promise<StartChoices> {
    const isAdmin = await host.isAdmin(userId)
    const [stored, playbooks, people] = await Promise.all([
      starts.facts({ userId, teamId, playbookId: '', commanderIds: [] }),
      reads.usablePlaybooks({ userId, teamId, isAdmin }),
      reads.findPeople([userId]),
    ])
    const facts = { ...stored, isAdmin }
    mustStartInTeam(facts)
    const starter = people.get(userId)
    if (!starter) throw new IncidentError('unauthorized', 'Please log in again.')
    const { mayStartWithoutPlaybook, teamName } = stored
    if (!mayStartWithoutPlaybook && playbooks.length === 0) {
      throw new IncidentError(
        'playbook_required',
        'There is no playbook you can start from. Create one first.',
      )
    }
    const canCreate = mayCreatePlaybooks(facts)
    return { starter, mayStartWithoutPlaybook, mayCreatePlaybooks: canCreate, teamName, playbooks }
  }
}
