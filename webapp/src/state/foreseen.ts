import { createNextState, createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { Incident } from '../../../server/contract/incident.ts'
import { applyParts, type Parts } from './apply-parts.ts'
import { incidents } from './incidents.ts'

/** A change of an incident that shows although the server's word of it is still to come. */
export interface Foreseen {
  readonly incidentId: string
  /** Unique in this page. */
  readonly change: number
  readonly parts: Parts
  /** The incident's once the change was made; until then nobody knows whether it will be. */
  readonly version?: number
}

const initialState: Foreseen[] = []

/**
 * Lies above what the server said until that contains it. Made part of it earlier, the event of somebody else's
 * earlier change would be applied to a state that never was.
 */
export const foreseen = createSlice({
  name: 'foreseen',
  initialState,
  reducers: {
    added: (state, { payload }: PayloadAction<Foreseen>) => [...state, payload],
    confirmed: (state, { payload }: PayloadAction<{ change: number; version: number }>) =>
      state.map((one) => (one.change === payload.change ? { ...one, version: payload.version } : one)),
    withdrawn: (state, { payload }: PayloadAction<number>) =>
      state.filter(({ change }) => change !== payload),
  },
  extraReducers: (builder) =>
    builder
      .addCase(incidents.actions.changed, (state, { payload }) =>
        state.filter((one) => !isContained(one, payload.incident_id, payload.version)),
      )
      .addCase(incidents.actions.received, (state, { payload }) =>
        state.filter((one) => !isContained(one, payload.id, payload.version)),
      )
      .addCase(incidents.actions.gone, (state, { payload }) =>
        state.filter(({ incidentId }) => incidentId !== payload),
      ),
})

const isContained = ({ incidentId, version }: Foreseen, id: string, known: number): boolean =>
  incidentId === id && version !== undefined && version <= known

/** The incident with what is foreseen; parts that nothing changes stay the same objects. */
export function asForeseen(incident: Incident, all: readonly Foreseen[]): Incident {
  const ahead = all.filter(
    (one) => one.incidentId === incident.id && !isContained(one, incident.id, incident.version),
  )
  if (ahead.length === 0) return incident
  return createNextState(incident, (draft) => ahead.forEach(({ parts }) => applyParts(draft, parts)))
}
