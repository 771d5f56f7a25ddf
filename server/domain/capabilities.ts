import { forbidden, IncidentError } from './errors.ts'
import {
  mustBeActive,
  mustBeInTeam,
  mustCreatePlaybook,
  mustSeePlaybooks,
  mustStartInTeam,
  type CreateFacts,
  type StartFacts,
  type TeamFacts,
} from './permissions.ts'

type PersonFacts = Pick<TeamFacts, 'isActive' | 'isAdmin'> &
  Readonly<{
    /** A guest wherever they are. */
    isServerGuest: boolean
  }>

export type CapabilityFacts = StartFacts &
  CreateFacts &
  Readonly<{
    /** `manage_team` on the team. */
    isTeamAdmin: boolean
  }>

/** What the pages of a team offer a person. */
export type Capabilities = Readonly<{
  isTeamEnabled: boolean
  mayStartIncidents: boolean
  mayCreatePlaybooks: boolean
  mayManageAllPlaybooks: boolean
}>

/** Reading settings, those of a team with it if one is asked about. @throws {IncidentError} `unauthorized`, `forbidden` */
export function mustReadSettings(person: PersonFacts, team: TeamFacts | undefined): void {
  mustBeActive(person)
  if (person.isServerGuest) throw forbidden('Guests cannot read the settings.')
  if (team) mustBeInTeam(team)
}

/** @throws {IncidentError} `unauthorized`, `forbidden` */
export function mustChangeSettings(person: PersonFacts): void {
  mustBeActive(person)
  if (!person.isAdmin) throw forbidden('Only system administrators can change the settings.')
}

/** Whether the person has the right *create*. */
export const mayCreatePlaybooks = (facts: CreateFacts): boolean => isAllowed(() => mustCreatePlaybook(facts))

export const capabilitiesOf = (facts: CapabilityFacts): Capabilities => ({
  isTeamEnabled: facts.isTeamEnabled,
  mayStartIncidents: isAllowed(() => mustStartInTeam(facts)),
  mayCreatePlaybooks: mayCreatePlaybooks(facts),
  mayManageAllPlaybooks: isAllowed(() => mustSeePlaybooks(facts)) && (facts.isAdmin || facts.isTeamAdmin),
})

function isAllowed(must: () => void): boolean {
  try {
    must()
    return true
  } catch (error) {
    if (error instanceof IncidentError) return false
    throw error
  }
}
