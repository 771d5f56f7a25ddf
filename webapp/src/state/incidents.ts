import { createEntityAdapter, createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { IncidentUpdated } from '../../../server/contract/events.ts'
import type { Incident, Task, TimelineEvent } from '../../../server/contract/incident.ts'
import type { StatusAnswer } from '../../../server/contract/status-update.ts'
import type { TaskAnswer, TaskRef } from '../api.ts'
import { applyStep, replaceTask } from './apply-parts.ts'

const byId = createEntityAdapter<Incident>()

/** A change of a task that is shown but not confirmed yet. */
export interface Wish extends TaskRef {
  /** Unique in this page. */
  readonly change: number
  readonly fields: Partial<Pick<Task, 'state' | 'assignee_id'>>
}

/** A change of the commander that is shown but not confirmed yet. */
export interface HandOver {
  readonly incidentId: string
  readonly change: number
  readonly commanderId: string
}

/** Incidents whose channel I am in, or all of a team that I may see. */
export type Scope = 'mine' | 'team'

type Marks = Record<string, true>

interface Beside {
  /** Of these incidents everything is here; of others only what a list shows. */
  whole: Marks
  /** Which ongoing incidents the server listed. */
  listed: Record<Scope, Marks>
  wishes: Wish[]
  handOvers: HandOver[]
}

const nothing: Beside = { whole: {}, listed: { mine: {}, team: {} }, wishes: [], handOvers: [] }
const initialState = byId.getInitialState(nothing)

/** One page of a team's ongoing incidents. */
interface Listed {
  readonly teamId: string
  readonly scope: Scope
  readonly rows: readonly Incident[]
  readonly isFirst: boolean
}

/** Entries of a timeline beyond those that come with the incident. */
interface OlderEntries {
  readonly incidentId: string
  readonly items: readonly TimelineEvent[]
  readonly isAll: boolean
}

/** What the host itself says about a channel. */
interface ChannelSeen {
  readonly channelId: string
  readonly seen: Partial<Pick<Incident, 'name' | 'channel_type' | 'channel_state'>>
}

/** Incidents, each once, as the server last said; wishes lie beside them, so a refused one just disappears. */
export const incidents = createSlice({
  name: 'incidents',
  initialState,
  reducers: {
    received(state, { payload }: PayloadAction<Incident>) {
      const known = state.entities[payload.id]
      if (known && state.whole[payload.id] && known.version > payload.version) return
      byId.setOne(state, payload)
      state.whole[payload.id] = true
    },
    listed(state, { payload: { teamId, scope, rows, isFirst } }: PayloadAction<Listed>) {
      if (isFirst) forgetListed(state, scope, teamId)
      for (const row of rows) {
        state.listed[scope][row.id] = true
        byId.setOne(state, withKnownParts(row, state.whole[row.id] && state.entities[row.id]))
      }
    },
    /** Rows of another list than that of ongoing ones. */
    seen(state, { payload }: PayloadAction<readonly Incident[]>) {
      for (const row of payload)
        byId.setOne(state, withKnownParts(row, state.whole[row.id] && state.entities[row.id]))
    },
    joined: (state, { payload }: PayloadAction<string>) => void (state.listed.mine[payload] = true),
    left(state, { payload }: PayloadAction<string>) {
      state.listed.mine = without(state.listed.mine, payload)
    },
    changed(state, { payload }: PayloadAction<IncidentUpdated>) {
      const known = state.entities[payload.incident_id]
      if (known && follows(known, payload)) applyStep(known, payload)
    },
    olderRead(state, { payload: { incidentId, items, isAll } }: PayloadAction<OlderEntries>) {
      const known = state.entities[incidentId]
      if (!known) return
      const ids = new Set(known.timeline_events.map(({ id }) => id))
      known.timeline_events.unshift(...items.filter(({ id }) => !ids.has(id)))
      known.timeline_truncated = !isAll
    },
    channelSeen(state, { payload: { channelId, seen } }: PayloadAction<ChannelSeen>) {
      const known = Object.values(state.entities).find(({ channel_id }) => channel_id === channelId)
      if (known) Object.assign(known, seen)
    },
    gone: (state, { payload }: PayloadAction<string>) => forget(state, payload),
    teamLeft(state, { payload }: PayloadAction<string>) {
      for (const { id, team_id } of Object.values(state.entities)) if (team_id === payload) forget(state, id)
    },
    /** Events may have been missed: all but one incident are read again before they are shown. */
    doubted(state, { payload: shownId }: PayloadAction<string | undefined>) {
      state.whole = shownId !== undefined && state.whole[shownId] ? { [shownId]: true } : {}
    },
    wished: (state, { payload }: PayloadAction<Wish>) => void state.wishes.push(payload),
    granted(state, { payload: { wish, answer } }: PayloadAction<{ wish: Wish; answer: TaskAnswer }>) {
      endWish(state, wish)
      answerTask(state.entities[wish.incidentId], answer)
    },
    answered(state, { payload }: PayloadAction<{ incidentId: string; answer: TaskAnswer }>) {
      answerTask(state.entities[payload.incidentId], payload.answer)
    },
    refused: (state, { payload }: PayloadAction<Wish>) => endWish(state, payload),
    handingOver: (state, { payload }: PayloadAction<HandOver>) => void state.handOvers.push(payload),
    /** @param payload.version The incident's after it; absent when it was refused. */
    handedOver(state, { payload }: PayloadAction<{ handOver: HandOver; version?: number }>) {
      const { handOver, version } = payload
      state.handOvers = state.handOvers.filter(({ change }) => change !== handOver.change)
      const known = state.entities[handOver.incidentId]
      if (known && version !== undefined && version > known.version)
        known.commander_user_id = handOver.commanderId
    },
    statusPosted(state, { payload }: PayloadAction<{ incidentId: string; answer: StatusAnswer }>) {
      const { current_status, end_at, reminder_at, version } = payload.answer
      const known = state.entities[payload.incidentId]
      if (!known || version <= known.version) return
      Object.assign(known, { current_status, end_at, reminder_at, overdue: false })
    },
  },
})

type IncidentsState = typeof initialState

/** False when an event was missed or came twice; live.ts then fetches the incident again. */
export const follows = (known: Incident | undefined, event: { readonly version: number }): boolean =>
  known?.version === event.version - 1

function endWish(state: IncidentsState, { change }: Wish): void {
  state.wishes = state.wishes.filter((wish) => wish.change !== change)
}

function forgetListed(state: IncidentsState, scope: Scope, teamId: string): void {
  const others = Object.keys(state.listed[scope]).filter((id) => state.entities[id]?.team_id !== teamId)
  state.listed[scope] = Object.fromEntries(others.map((id) => [id, true]))
}

function forget(state: IncidentsState, id: string): void {
  byId.removeOne(state, id)
  state.whole = without(state.whole, id)
  state.listed = { mine: without(state.listed.mine, id), team: without(state.listed.team, id) }
}

const without = (marks: Marks, id: string): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([key]) => key !== id))

/** Rows of a list have no parts; known ones stay, with their version, so that the next event shows the gap. */
function withKnownParts(row: Incident, known: Incident | undefined | false): Incident {
  if (!known) return row
  if (known.version >= row.version) return known
  const { version, checklists, status_posts, timeline_events, can_edit } = known
  return { ...row, version, checklists, status_posts, timeline_events, can_edit }
}

/** The version stays: the event of this change is still to come and brings the timeline entry and the counts. */
function answerTask(known: Incident | undefined, answer: TaskAnswer): void {
  if (known && answer.version > known.version) replaceTask(known, answer.task)
}
