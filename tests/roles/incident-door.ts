import type { IncidentNeeds } from './expected.ts'
import type { Heard } from './heard.ts'
import type { Role } from './roles.ts'
import type { Makes } from './rows/row.ts'
import type { Target } from './target.ts'

/** One way to one incident, whatever it is made of. */
export type IncidentDoor = IncidentNeeds &
  Readonly<{
    /** Without anything it may be tried on incidents that others look at, too. */
    makes: Makes
    /** Parameters that the caller names, the incident's first. */
    names: readonly string[]
    /** Who never comes this way. */
    notBy?: readonly Role[]
    ask(role: Role, target: Target): Promise<Heard>
  }>
