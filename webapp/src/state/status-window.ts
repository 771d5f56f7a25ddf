import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { Incident } from '../../../server/contract/incident.ts'

export interface OpenStatusWindow {
  readonly incidentId: string
  /** Preselected; the present status unless given. */
  readonly status?: Incident['current_status']
}

/** What somebody typed into the window; an absent field was not touched. */
export interface Draft {
  readonly message?: string
  readonly description?: string
}

interface StatusWindowState {
  open: OpenStatusWindow | undefined
  /** By incident: what was typed when the window closed by itself. The host keeps our state while it reloads us. */
  drafts: Record<string, Draft>
}

const initialState: StatusWindowState = { open: undefined, drafts: {} }

export const statusWindow = createSlice({
  name: 'statusWindow',
  initialState,
  reducers: {
    opened: (state, { payload }: PayloadAction<OpenStatusWindow>) => void (state.open = payload),
    closed: (state) => void (state.open = undefined),
    kept(state, { payload }: PayloadAction<{ incidentId: string; draft: Draft | undefined }>) {
      if (payload.draft) state.drafts[payload.incidentId] = payload.draft
      else delete state.drafts[payload.incidentId]
    },
  },
})
