import { createEntityAdapter, createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { IncidentUpdated } from '../../../server/contract/events.ts'
import type { Incident, Task } from '../../../server/contract/incident.ts'
import type { TaskAnswer, TaskRef } from '../api.ts'

const byId = createEntityAdapter<Incident>()

/** A change that is shown but not confirmed yet. */
export interface Wish extends TaskRef {
  /** Unique in this page. */
  readonly change: number
  readonly fields: Partial<Pick<Task, 'state' | 'assignee_id'>>
}

/** Of these incidents everything is here; of others only what a list shows. */
type Marks = Record<string, true>
const none: { whole: Marks; mine: Marks; wishes: Wish[] } = { whole: {}, mine: {}, wishes: [] }
const initialState = byId.getInitialState(none)

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
    /** The first page of the ongoing ones I am in, of one team, or a further one. */
    listed(
      state,
      { payload }: PayloadAction<{ teamId: string; rows: readonly Incident[]; isFirst: boolean }>,
    ) {
      if (payload.isFirst) forgetMine(state, payload.teamId)
      for (const row of payload.rows) {
        state.mine[row.id] = true
        byId.setOne(state, withKnownParts(row, state.whole[row.id] && state.entities[row.id]))
      }
    },
    joined: (state, { payload }: PayloadAction<string>) => void (state.mine[payload] = true),
    left: (state, { payload }: PayloadAction<string>) => void (state.mine = without(state.mine, payload)),
    changed(state, { payload }: PayloadAction<IncidentUpdated>) {
      const known = state.entities[payload.incident_id]
      if (known && follows(known, payload)) applyParts(known, payload)
    },
    gone(state, { payload }: PayloadAction<string>) {
      byId.removeOne(state, payload)
      state.mine = without(state.mine, payload)
      state.whole = without(state.whole, payload)
    },
    wished: (state, { payload }: PayloadAction<Wish>) => void state.wishes.push(payload),
    granted(state, { payload: { wish, answer } }: PayloadAction<{ wish: Wish; answer: TaskAnswer }>) {
      endWish(state, wish)
      applyAnswer(state.entities[wish.incidentId], answer)
    },
    answered(state, { payload }: PayloadAction<{ incidentId: string; answer: TaskAnswer }>) {
      applyAnswer(state.entities[payload.incidentId], payload.answer)
    },
    refused: (state, { payload }: PayloadAction<Wish>) => endWish(state, payload),
  },
})

type IncidentsState = typeof initialState

/** False when an event was missed or came twice; live.ts then fetches the incident again. */
export const follows = (known: Incident | undefined, event: { readonly version: number }): boolean =>
  known?.version === event.version - 1

function endWish(state: IncidentsState, { change }: Wish): void {
  state.wishes = state.wishes.filter((wish) => wish.change !== change)
}

function forgetMine(state: IncidentsState, teamId: string): void {
  for (const id of Object.keys(state.mine)) {
    if (state.entities[id]?.team_id === teamId) state.mine = without(state.mine, id)
  }
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

function applyParts(
  known: Incident,
  { version, update_at, incident, tasks = [], timeline_events }: IncidentUpdated,
) {
  Object.assign(known, incident, { version, update_at })
  for (const { checklist_id, ...task } of tasks) {
    const checklist = known.checklists.find(({ id }) => id === checklist_id)
    if (checklist) putIn(checklist.items, task)
  }
  for (const event of timeline_events ?? []) putIn(known.timeline_events, event)
}

/** The version stays: the event of this change is still to come and brings the timeline entry and the counts. */
function applyAnswer(known: Incident | undefined, answer: TaskAnswer): void {
  if (!known || answer.version <= known.version) return
  const checklist = known.checklists.find(({ items }) => items.some(({ id }) => id === answer.task.id))
  if (checklist) putIn(checklist.items, answer.task)
}

function putIn<Thing extends { id: string }>(things: Thing[], thing: Thing): void {
  const at = things.findIndex(({ id }) => id === thing.id)
  if (at < 0) things.push(thing)
  else things[at] = thing
}
