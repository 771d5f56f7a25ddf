import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { Settings } from '../../../server/contract/settings.ts'

export type Capabilities = NonNullable<Settings['capabilities']>

/** By team: what the person may do there; absent until the server said so, and for guests. */
const initialState: Record<string, Capabilities> = {}

export const rights = createSlice({
  name: 'rights',
  initialState,
  reducers: {
    learnt(state, { payload }: PayloadAction<{ teamId: string; capabilities: Capabilities | undefined }>) {
      if (payload.capabilities) state[payload.teamId] = payload.capabilities
      else delete state[payload.teamId]
    },
  },
})
