import type { IncidentNeeds } from './expected.ts'
import type { Heard } from './heard.ts'
import type { Role } from './roles.ts'
import type { Target } from './target.ts'

/** One way to one incident, whatever it is made of. */
export type IncidentDoor = IncidentNeeds &
  Readonly<{
    name: string
    /** Nothing changes, so it may be tried on incidents that others look at, too. */
    isRead: boolean
    /** Ids that the caller names, the incident's first; what they name is what {@link Target.parameters} has. */
    names: readonly string[]
    ask(role: Role, target: Target): Promise<Heard>
  }>
