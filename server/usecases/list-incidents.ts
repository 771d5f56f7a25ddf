import type { ListQuestion } from '../domain/incident-list.ts'
import { mustBeInTeam } from '../domain/permissions.ts'
import { askMayReadPublic } from './access.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { IncidentPage, Reads } from './ports/reads.ts'

export type ListIncidents = ReturnType<typeof makeListIncidents>

export const makeListIncidents =
  ({ reads, host }: Readonly<{ reads: Pick<Reads, 'findPage'>; host: Host }>) =>
  /**
   * Those incidents of a team that the person may view; `disabled` where the team is not enabled.
   *
   * @throws {IncidentError} `unauthorized`; `forbidden`, the same for a foreign and an unknown team.
   */
  async ({ userId }: Actor, question: ListQuestion): Promise<IncidentPage | 'disabled'> => {
    const [isAdmin, mayReadPublicChannels] = await Promise.all([
      host.isAdmin(userId),
      askMayReadPublic(host, userId, question),
    ])
    const { facts, ...page } = await reads.findPage({ ...question, userId, isAdmin, mayReadPublicChannels })
    mustBeInTeam({ ...facts, isAdmin })
    return facts.isTeamEnabled ? page : 'disabled'
  }
