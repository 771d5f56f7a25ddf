import type { Page, Paging } from '../domain/paging.ts'
import { mustSeePlaybooks } from '../domain/permissions.ts'
import type { PlaybookListQuestion } from '../domain/playbook-list.ts'
import { askAboutTeam, mustFindManaged, seen, type SeenPlaybook } from './playbook-access.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { PlaybookStore } from './ports/playbooks.ts'
import type { Reads } from './ports/reads.ts'
import type { Suggestion } from './suggestions.ts'

export type PlaybookDeps = Readonly<{
  playbooks: PlaybookStore
  reads: Pick<Reads, 'usablePlaybooks'>
  host: Pick<Host, 'isAdmin' | 'mayInTeam'>
}>

export type Playbooks = ReturnType<typeof makePlaybooks>

/** What can be asked about playbooks. All throw `unauthorized`, `forbidden` (guests, foreign teams), `team_disabled`. */
export function makePlaybooks({ playbooks, reads, host }: PlaybookDeps) {
  return {
    /** Those of a team that the person may use or manage, without what is long. */
    async listPlaybooks(
      { userId }: Actor,
      question: PlaybookListQuestion & Paging,
    ): Promise<Page<SeenPlaybook>> {
      const answers = await askAboutTeam(host, userId, question.teamId)
      const { team: stored, ...page } = await playbooks.findPage({ ...question, ...answers, userId })
      const team = { ...stored, ...answers }
      mustSeePlaybooks(team)
      return { ...page, rows: page.rows.map(({ playbook, key }) => ({ ...seen(playbook, team), key })) }
    },

    /** How many that list has. */
    async countPlaybooks({ userId }: Actor, teamId: string): Promise<number> {
      const answers = await askAboutTeam(host, userId, teamId)
      const { count, team } = await playbooks.count({ userId, teamId, ...answers })
      mustSeePlaybooks({ ...team, ...answers })
      return count
    },

    /** Those that the person may start from, for the command line. */
    async suggestPlaybooks({ userId }: Actor, teamId: string): Promise<readonly Suggestion[]> {
      const isAdmin = await host.isAdmin(userId)
      const [team, usable] = await Promise.all([
        playbooks.findTeam(userId, teamId),
        reads.usablePlaybooks({ userId, teamId, isAdmin }),
      ])
      mustSeePlaybooks({ ...team, isAdmin })
      return usable.map(({ id, title }) => ({ item: id, hint: '', help: title }))
    },

    /** @throws {IncidentError} also `not_found`, the same for unknown, deleted and invisible ones. */
    async getPlaybook(actor: Actor, playbookId: string): Promise<SeenPlaybook> {
      const { playbook, team } = await mustFindManaged({ playbooks, host }, actor, playbookId)
      return seen(playbook, team)
    },
  }
}
