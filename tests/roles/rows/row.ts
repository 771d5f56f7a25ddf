import type { HttpAnswer, HttpAsk } from '../../support/person.ts'
import type { PlaybookKind, TeamNeeds } from '../expected-elsewhere.ts'
import type { IncidentNeeds } from '../expected.ts'
import type { Role } from '../roles.ts'
import type { Scene } from '../scene.ts'
import type { Target } from '../target.ts'

/** A new version of the incident, the dialog about it in front of the person, or nothing that stays. */
export type Makes = 'a version' | 'a dialog' | 'nothing'

export type Given = Readonly<{ scene: Scene; target: Target; role: Role }>

/** A door below one incident: what it needs, and how it is called so that only the right can refuse it. */
export type IncidentRow = IncidentNeeds &
  Readonly<{
    body?: (given: Given) => unknown
    query?: (given: Given) => Readonly<Record<string, string>>
    /** What an allowed call brings about; `a version` unless it is a GET. */
    makes?: Makes
    /** Parameters that are named in the body, the incident's first; otherwise those of the path. */
    names?: readonly string[]
    /** The door that does the same to the same thing; both must answer alike. */
    twin?: string
  }>

/** A subcommand that is about the incident of the channel it is typed in. */
export type CommandRow = IncidentNeeds &
  Readonly<{
    /** After `/incident`. */
    typed: string | ((target: Target) => string)
    /** It is typed in another channel of the team. */
    isTypedElsewhere?: boolean
    /** What an allowed one brings about, besides its reply. */
    makes?: Makes
    twin?: string
  }>

export type IncidentRows = Readonly<Record<string, IncidentRow>>

/** A door of a team. What it shows is compared with what the table lets the person see, one by one. */
export type TeamRow = TeamNeeds &
  Readonly<{
    /** Few may do it at the same time. */
    isOneByOne?: boolean
    query?: Readonly<Record<string, string>>
    /** Ids of incidents in the answer, of their channels, or of those who command them. */
    incidents?: (body: unknown) => readonly string[]
    channels?: (body: unknown) => readonly string[]
    commanders?: (body: unknown) => readonly string[]
    /** The team is named in the body, not in the query. */
    body?: (teamId: string) => unknown
    /** Ids of playbooks in the answer, and what one can do with those. */
    playbooks?: Readonly<{ action: 'read' | 'start'; ids: (body: unknown) => readonly string[] }>
    /** How many it says there are; of a list: as many as it shows, otherwise as many as that other list. */
    count?: (body: unknown) => number
    countsLike?: string
  }>

/** A door of one playbook: a row of permissions.md 4.2, without "public" and "private". */
export type PlaybookRow = Readonly<{ needs: string; body?: (scene: Scene, kind: PlaybookKind) => unknown }>

/** A door of the server: a row of permissions.md 4.3, and a valid call. */
export type ServerRow = Readonly<{
  needs: string
  body?: unknown
  query?: Readonly<Record<string, string>>
  /** It acts on what the server has signed for one person; here it is pressed without. */
  isSigned?: boolean
}>

type StartAsked = Readonly<{
  scene: Scene
  role: Role
  teamId: string
  /** `""` = none. */
  playbookId: string
}>

export type StartRow = Readonly<{
  /** By a request, or by whatever gives such an answer. */
  ask: ((asked: StartAsked) => HttpAsk) | ((asked: StartAsked) => Promise<HttpAnswer>)
  /** A team that is not enabled says so to everybody before anything else (CM-1). */
  offFirst?: boolean
  /** An allowed call makes an incident. */
  starts?: boolean
  notBy?: readonly Role[]
  /** Ids of the playbooks that can be chosen. */
  offers?: (body: unknown) => readonly string[]
}>

export type EventRow = Readonly<{
  /** Makes at least one such event. */
  cause(scene: Scene): Promise<void>
  /** A row of permissions.md 4.1, or who alone hears of it. */
  audience: string | ((role: Role) => boolean)
  /** All that the payload may say, where people hear of it who may not see the thing itself. */
  says?: readonly string[]
}>
