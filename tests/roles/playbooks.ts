import { insertPlaybook } from '../support/product-world.ts'
import type { Product } from '../support/product.ts'
import type { PlaybookKind } from './expected-elsewhere.ts'
import type { People } from './people.ts'
import { roleNames, standingOf } from './roles.ts'

export type PlaybookIds = Readonly<Record<Exclude<PlaybookKind, 'none' | 'unknown'>, string>>

/** One playbook of each kind in a team; the private one names everybody who is said to be named. */
export async function makePlaybooks(
  { database }: Product,
  people: People,
  teams: Readonly<{ teamId: string; otherTeamId: string }>,
): Promise<PlaybookIds> {
  const { teamId, otherTeamId } = teams
  const named = roleNames.filter((role) => standingOf(role).isPlaybookMember)
  const memberIds = named.map((role) => people[role].id)
  const insert = (given: Partial<Parameters<typeof insertPlaybook>[1]>): Promise<string> =>
    insertPlaybook(database.pool, { teamId, createPublicIncident: true, ...given })
  return {
    public: await insert({ isPublic: true }),
    private: await insert({ memberIds }),
    deleted: await insert({ isPublic: true, isDeleted: true }),
    'of another team': await insert({ isPublic: true, teamId: otherTeamId }),
  }
}
