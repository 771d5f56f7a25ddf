import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { Settings } from '../../../server/contract/settings.ts'

export type Capabilities = NonNullable<Settings['capabilities']>

interface RightsState {
  /** By team: what the person may do there; absent until the server said so, and for guests. */
  capabilities: Record<string, Capabilities>
  /** By team: whether the person is in an incident there that is not archived. */
  isInvolved: Record<string, boolean>
}

const initialState: RightsState = { capabilities: {}, isInvolved: {} }

export const rights = createSlice({
  name: 'rights',
  initialState,
  reducers: {
    learnt(state, { payload }: PayloadAction<{ teamId: string; capabilities: Capabilities | undefined }>) {
      if (payload.capabilities) state.capabilities[payload.teamId] = payload.capabilities
      else delete state.capabilities[payload.teamId]
    },
    involved(state, { payload }: PayloadAction<{ teamId: string; isInvolved: boolean }>) {
      state.isInvolved[payload.teamId] = payload.isInvolved
    },
  },
})
