import { createSelector } from '@reduxjs/toolkit'

import type { Incident, StatusPost } from '../../../server/contract/incident.ts'
import {
  currentChannelId,
  currentTeamId,
  isInChannel,
  OUR_PART,
  type HostState,
  type Person,
} from '../host.ts'
import type { Scope } from './incidents.ts'
import type { PostPlace } from './posts.ts'
import type { Capabilities } from './rights.ts'
import { ourReducer, type OurState } from './reducer.ts'
import type { ReportDraft } from './report-drafts.ts'
import type { Tab } from './rhs.ts'

const EMPTY = ourReducer(undefined, { type: 'empty' })

const ours = (state: HostState): OurState => state[OUR_PART] ?? EMPTY
export const rhsOf = (state: HostState) => ours(state).rhs
export const noticesOf = (state: HostState) => ours(state).notices
export const statusWindowOf = (state: HostState) => ours(state).statusWindow
export const taskWindowOf = (state: HostState) => ours(state).taskWindow
export const foreseenOf = (state: HostState) => ours(state).foreseen
export const findReportDraft = (state: HostState, incidentId: string): ReportDraft | undefined =>
  ours(state).reportDrafts[incidentId]
export const incidentsOf = (state: HostState) => ours(state).incidents

export const findIncident = (state: HostState, id: string): Incident | undefined =>
  incidentsOf(state).entities[id]

/** Whether tasks, timeline and status updates are here, too. */
export const isWhole = (state: HostState, id: string): boolean => incidentsOf(state).whole[id] === true

export const findPerson = (state: HostState, id: string): Person | undefined =>
  state.entities.users.profiles[id] ?? ours(state).people[id]

/** A post as the host has it, or as we read it; `undefined` while neither does. */
export function findPost(state: HostState, id: string): PostPlace | undefined {
  const post = state.entities.posts.posts[id]
  if (!post) return ours(state).posts[id]
  return isDeleted(post) ? GONE : here(post)
}

const isDeleted = ({ delete_at, state }: { readonly delete_at: number; readonly state?: string }) =>
  delete_at > 0 || state === 'DELETED'

const GONE: PostPlace = { is: 'gone' }

/** The same object for the same post, so that nothing renders again. */
const places = new WeakMap<object, PostPlace>()
function here(post: HostState['entities']['posts']['posts'][string] & object): PostPlace {
  const known = places.get(post) ?? { is: 'here', post }
  places.set(post, known)
  return known
}

/** The newest status update that is not deleted. */
export const latestUpdateOf = ({ status_posts }: Incident): StatusPost | undefined =>
  [...status_posts]
    .filter(({ delete_at }) => delete_at === 0)
    .sort((one, other) => other.create_at - one.create_at)[0]

/** What the sidebar shows: the incident chosen, the one of the channel on screen, or the list. */
export function shownIncidentId(state: HostState): string | undefined {
  const { choice, channels } = rhsOf(state)
  const channelId = currentChannelId(state)
  if (choice?.channelId === channelId) return choice.show.is === 'incident' ? choice.show.id : undefined
  const place = channels[channelId]
  return place?.is === 'incident' ? place.id : undefined
}

/** Whether the person is not in the incident's channel, so that no events come of it. */
export function isSeenFromOutside(state: HostState, id: string): boolean {
  const incident = findIncident(state, id)
  return incident !== undefined && !isInChannel(state, incident.channel_id)
}

export const openTab = (state: HostState): Tab => rhsOf(state).tabs[currentChannelId(state)] ?? 'summary'

export const openScope = (state: HostState): Scope => rhsOf(state).scopes[currentTeamId(state)] ?? 'mine'

/** Whether the product is switched off for the team on screen. */
export const isTeamOff = (state: HostState): boolean =>
  rhsOf(state).lists[currentTeamId(state)]?.mine?.is === 'disabled'

const myChannels = (state: HostState) => state.entities.channels.myMembers

/** What the person may do in the team on screen; `undefined` while that is not known, and for guests. */
export const myRights = (state: HostState): Capabilities | undefined =>
  ours(state).rights.capabilities[currentTeamId(state)]

/** Whether the person may start an incident in the team on screen, and has something to start it from. */
export const mayStart = (state: HostState): boolean =>
  myRights(state)?.start_incidents === true &&
  ours(state).rights.hasNothingToStart[currentTeamId(state)] !== true

/** The ongoing incidents of the team on screen in whose channel the person is, newest first. */
export const selectMine = createSelector(
  [incidentsOf, currentTeamId, myChannels],
  ({ entities, listed, whole }, teamId, channels) =>
    ongoing(Object.values(entities), teamId).filter(
      ({ id, channel_id }) => listed.mine[id] ?? (whole[id] && channels[channel_id]),
    ),
)

/** The ongoing incidents of the team on screen that the person may see, newest first. */
export const selectTeam = createSelector(
  [incidentsOf, currentTeamId, selectMine],
  ({ entities, listed }, teamId, mine) =>
    ongoing(Object.values(entities), teamId).filter(
      (incident) => listed.team[incident.id] ?? mine.includes(incident),
    ),
)

const ongoing = (known: readonly Incident[], teamId: string): Incident[] =>
  known
    .filter(({ team_id, end_at }) => team_id === teamId && end_at === 0)
    .sort((one, other) => other.create_at - one.create_at || (one.id < other.id ? 1 : -1))

/** Whether the person is in an incident of the team on screen that is not archived. */
export const isInvolved = (state: HostState): boolean =>
  selectMine(state).length > 0 || ours(state).rights.isInvolved[currentTeamId(state)] === true
