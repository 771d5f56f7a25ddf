import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

/** What somebody makes of a report, and the text that it is to replace. */
export interface ReportDraft {
  readonly basis: string
  readonly text: string
}

/** By incident; kept while other pages are on screen. */
const initialState: Record<string, ReportDraft> = {}

export const reportDrafts = createSlice({
  name: 'reportDrafts',
  initialState,
  reducers: {
    written(state, { payload }: PayloadAction<{ incidentId: string; draft: ReportDraft }>) {
      state[payload.incidentId] = payload.draft
    },
    dropped: (state, { payload }: PayloadAction<string>) => void delete state[payload],
  },
})
