import type { ListPart, ListQuestion } from '../../domain/incident-list.ts'
import type { Page } from '../../domain/paging.ts'
import type { TeamFacts } from '../../domain/permissions.ts'
import type { IncidentRecord } from './reads.ts'

export type StoredTeamFacts = Omit<TeamFacts, 'isAdmin'>

/** Who asks for a list, with what only the host knows of them. */
export type Viewer = Readonly<{ userId: string; isAdmin: boolean; mayReadPublicChannels: boolean }>

export type ListedIncident = Readonly<{ record: IncidentRecord; canEdit: boolean }>

export type Commander = Readonly<{
  userId: string
  /** `""` where the account is gone. */
  username: string
}>

type WithFacts<Answer> = Promise<Answer & Readonly<{ facts: StoredTeamFacts }>>

/**
 * What is told of the incidents of a team: only of those that the viewer may see, judged by live facts, and nothing
 * where the team is not theirs or not enabled. One statement each.
 */
export interface IncidentLists {
  findPage(
    viewer: Viewer,
    question: ListQuestion & { readonly include: readonly ListPart[] },
  ): WithFacts<Page<ListedIncident>>
  findChannels(viewer: Viewer, question: ListQuestion): WithFacts<Page<{ readonly channelId: string }>>
  /** By username. */
  findCommanders(
    viewer: Viewer,
    question: { readonly teamId: string; readonly limit: number },
  ): WithFacts<{ readonly commanders: readonly Commander[] }>
}
