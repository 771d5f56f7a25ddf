import { insertPlaybook } from '../support/product-world.ts'
import type { Product } from '../support/product.ts'
import type { PlaybookKind } from './expected-elsewhere.ts'
import type { People } from './people.ts'
import { roleNames, standingOf } from './roles.ts'
import type { Scene } from './scene.ts'

type Kind = Exclude<PlaybookKind, 'none' | 'unknown'>
export type PlaybookIds = Readonly<Record<Kind, string>>

type Teams = Scene['teams']
type Place = Readonly<{ product: Product; people: People; teams: Teams }>

const KINDS = [
  'public',
  'private',
  'deleted',
  'of another team',
  'of a team that is off',
] as const satisfies Kind[]

/** One playbook of each kind; the private one names everybody who is said to be named. */
export async function makePlaybooks(place: Place): Promise<PlaybookIds> {
  const made = KINDS.map(async (kind) => [kind, await insertLike(place, kind)] as const)
  return Object.fromEntries(await Promise.all(made)) as PlaybookIds
}

/** Another playbook of that kind. @returns Its id. */
export function insertLike({ product, people, teams }: Place, kind: PlaybookKind): Promise<string> {
  const named = roleNames.filter((role) => standingOf(role).isPlaybookMember)
  const given: Readonly<Partial<Record<PlaybookKind, Partial<Parameters<typeof insertPlaybook>[1]>>>> = {
    private: { isPublic: false, memberIds: named.map((role) => people[role].id) },
    deleted: { isDeleted: true },
    'of another team': { teamId: teams.foreign },
    'of a team that is off': { teamId: teams.off },
  }
  return insertPlaybook(product.database.pool, {
    teamId: teams.enabled,
    createPublicIncident: true,
    isPublic: true,
    ...given[kind],
  })
}
