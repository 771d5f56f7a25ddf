import { createSelector } from '@reduxjs/toolkit'

import type { Checklist, Incident, Task } from '../../../server/contract/incident.ts'
import { currentChannelId, currentTeamId, OUR_PART, type HostState, type Person } from '../host.ts'
import type { Wish } from './incidents.ts'
import { ourReducer, type OurState } from './reducer.ts'
import type { Tab } from './rhs.ts'

const EMPTY = ourReducer(undefined, { type: 'empty' })

const ours = (state: HostState): OurState => state[OUR_PART] ?? EMPTY
export const rhsOf = (state: HostState) => ours(state).rhs
const incidentsOf = (state: HostState) => ours(state).incidents

export const findIncident = (state: HostState, id: string): Incident | undefined =>
  incidentsOf(state).entities[id]

/** Whether tasks, timeline and status updates are here, too. */
export const isWhole = (state: HostState, id: string): boolean => incidentsOf(state).whole[id] === true

export const findPerson = (state: HostState, id: string): Person | undefined =>
  state.entities.users.profiles[id] ?? ours(state).people[id]

/** What the sidebar shows: the incident chosen, the one of the channel on screen, or the list. */
export function shownIncidentId(state: HostState): string | undefined {
  const { choice, channels } = rhsOf(state)
  const channelId = currentChannelId(state)
  if (choice?.channelId === channelId) return choice.show.is === 'incident' ? choice.show.id : undefined
  const place = channels[channelId]
  return place?.is === 'incident' ? place.id : undefined
}

export const openTab = (state: HostState): Tab => rhsOf(state).tabs[currentChannelId(state)] ?? 'summary'

/** The ongoing incidents of the team on screen in which the person is, newest first. */
export const selectMine = createSelector([incidentsOf, currentTeamId], ({ entities, mine }, teamId) =>
  Object.keys(mine)
    .flatMap((id) => entities[id] ?? [])
    .filter(({ team_id, end_at }) => team_id === teamId && end_at === 0)
    .sort((one, other) => other.create_at - one.create_at),
)

export const selectWishes = (state: HostState): readonly Wish[] => incidentsOf(state).wishes

/** Checklists as the person wants them; what nobody changed stays the same object. */
export function wishedChecklists(
  checklists: readonly Checklist[],
  wishes: readonly Wish[],
): readonly Checklist[] {
  if (wishes.length === 0) return checklists
  return checklists.map((checklist) =>
    checklist.items.some((task) => isWished(task, wishes))
      ? { ...checklist, items: checklist.items.map((task) => wishedTask(task, wishes)) }
      : checklist,
  )
}

const isWished = (task: Task, wishes: readonly Wish[]) => wishes.some(({ taskId }) => taskId === task.id)

const wishedTask = (task: Task, wishes: readonly Wish[]): Task =>
  wishes
    .filter(({ taskId }) => taskId === task.id)
    .reduce((seen, wish) => ({ ...seen, ...wish.fields }), task)
