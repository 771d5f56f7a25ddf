import type { ListPart, ListQuestion } from '../domain/incident-list.ts'
import type { Page } from '../domain/paging.ts'
import { mustBeInTeam, mustUseTeam } from '../domain/permissions.ts'
import { askMayReadPublic } from './access.ts'
import type { Host } from './ports/host.ts'
import type { Commander, IncidentLists, ListedIncident, Viewer } from './ports/incident-lists.ts'
import type { Actor } from './ports/people.ts'

export type ListDeps = Readonly<{ lists: IncidentLists; host: Host }>

export type Lists = ReturnType<typeof makeLists>

const MOST_COMMANDERS = 1_000

/** Those incidents of a team that a person may view, and what they have in common. */
export function makeLists({ lists, host }: ListDeps) {
  async function viewerOf({ userId }: Actor, teamId: string): Promise<Viewer> {
    const [isAdmin, mayReadPublicChannels] = await Promise.all([
      host.isAdmin(userId),
      askMayReadPublic(host, userId, { teamId }),
    ])
    return { userId, isAdmin, mayReadPublicChannels }
  }

  return {
    /**
     * `disabled` where the team is not enabled.
     *
     * @throws {IncidentError} `unauthorized`; `forbidden`, the same for a foreign and an unknown team.
     */
    async listIncidents(
      actor: Actor,
      question: ListQuestion & { readonly include: readonly ListPart[] },
    ): Promise<Page<ListedIncident> | 'disabled'> {
      const viewer = await viewerOf(actor, question.teamId)
      const { facts, ...page } = await lists.findPage(viewer, question)
      mustBeInTeam({ ...facts, ...viewer })
      return facts.isTeamEnabled ? page : 'disabled'
    },

    /** The channels of the same list. @throws {IncidentError} as `mustUseTeam` says. */
    async listChannels(actor: Actor, question: ListQuestion): Promise<Page<{ readonly channelId: string }>> {
      const viewer = await viewerOf(actor, question.teamId)
      const { facts, ...page } = await lists.findChannels(viewer, question)
      mustUseTeam({ ...facts, ...viewer })
      return page
    },

    /** The first thousand by username. @throws {IncidentError} as `mustUseTeam` says. */
    async listCommanders(actor: Actor, teamId: string): Promise<readonly Commander[]> {
      const viewer = await viewerOf(actor, teamId)
      const { facts, commanders } = await lists.findCommanders(viewer, { teamId, limit: MOST_COMMANDERS })
      mustUseTeam({ ...facts, ...viewer })
      return commanders
    },
  }
}
