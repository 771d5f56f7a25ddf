import type { IncidentNeeds } from '../expected.ts'
import type { Scene } from '../scene.ts'
import type { Target } from '../target.ts'

type Given = Readonly<{ scene: Scene; target: Target }>

/** A door below one incident: what it needs, and how it is called so that only the right can refuse it. */
export type IncidentRow = IncidentNeeds &
  Readonly<{
    body?: (given: Given) => unknown
    query?: (given: Given) => Readonly<Record<string, string>>
    /** The door that does the same to the same thing; both must answer alike. */
    twin?: string
  }>

/** A subcommand that is about the incident of the channel it is typed in. */
export type CommandRow = IncidentNeeds &
  Readonly<{
    /** After `/incident`. */
    typed: string
    /** An allowed one makes a new version of the incident. */
    changes?: true
    twin?: string
  }>

export type IncidentRows = Readonly<Record<string, IncidentRow>>
