import type { Checklist } from '../../domain/checklist.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Status } from '../../domain/status.ts'
import type { TimelineEvent } from '../../domain/timeline.ts'
import type { StoredIncidentFacts } from './changes.ts'
import type { Person } from './people.ts'

export type StatusPost = Readonly<{
  id: string
  status: Status
  authorId: string
  createAt: Date
  editAt: Date | undefined
  deleteAt: Date | undefined
}>

/** An incident with all that its page shows. */
export type IncidentRecord = Readonly<{
  incident: Incident
  checklists: readonly Checklist[]
  statusPosts: readonly StatusPost[]
  timelineEvents: readonly TimelineEvent[]
  isTimelineTruncated: boolean
}>

export type Place = Readonly<{ incidentId: string; teamId: string; channelId: string }>

export interface Reads {
  isTeamEnabled(teamId: string): Promise<boolean>
  /** Where an incident lives; never changes once it is open. `undefined`: unknown, or not open. */
  findPlace(incidentId: string): Promise<Place | undefined>
  findPlaceOfChannel(channelId: string): Promise<Place | undefined>
  /** Channels of open incidents of the team that the person is on record to be in. */
  findChannelsOfParticipant(userId: string, teamId: string): Promise<readonly string[]>
  /** Of channels of the team, archived ones too, by name (with the team's, if given), or by display name; at most 20. */
  findIncidentsOfChannelNamed(
    teamId: string,
    named: Readonly<{ name: string; teamName: string } | { displayName: string }>,
  ): Promise<readonly Place[]>
  findRecord(
    incidentId: string,
    userId: string,
  ): Promise<{ record: IncidentRecord; facts: StoredIncidentFacts } | undefined>
  /** False also for an unknown account. */
  isActive(userId: string): Promise<boolean>
  findPeople(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>
  /**
   * An active person, no bot, of the incident's team by username, lower case; of several names the first that
   * somebody has. `undefined` also for people whom the asker may not know of.
   */
  findPersonNamed(question: {
    askerId: string
    incident: Pick<Incident, 'teamId' | 'channelId'>
    names: readonly string[]
  }): Promise<Person | undefined>
  /** Names of a team that is gone are `""`. */
  findTeam(teamId: string): Promise<Readonly<{ name: string; displayName: string }>>
  /** As addresses have them, by id; of channels that are gone none. */
  findChannelNames(channelIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Playbooks of the team that the person may use, by title ignoring case. */
  usablePlaybooks(question: {
    userId: string
    teamId: string
    isAdmin: boolean
  }): Promise<readonly { readonly id: string; readonly title: string; readonly numTasks: number }[]>
}
