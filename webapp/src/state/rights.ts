import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { Settings } from '../../../server/contract/settings.ts'

export type Capabilities = NonNullable<Settings['capabilities']>

interface RightsState {
  /** By team: what the person may do there; absent until the server said so, and for guests. */
  capabilities: Record<string, Capabilities>
  /** By team: whether an incident needs a playbook, of which the person may use none. */
  hasNothingToStart: Record<string, boolean>
  /** By team: whether the person is in an incident there that is not archived. */
  isInvolved: Record<string, boolean>
}

interface Learnt {
  readonly teamId: string
  readonly capabilities: Capabilities | undefined
  readonly hasNothingToStart: boolean
}

const initialState: RightsState = { capabilities: {}, hasNothingToStart: {}, isInvolved: {} }

export const rights = createSlice({
  name: 'rights',
  initialState,
  reducers: {
    learnt(state, { payload }: PayloadAction<Learnt>) {
      state.hasNothingToStart[payload.teamId] = payload.hasNothingToStart
      if (payload.capabilities) state.capabilities[payload.teamId] = payload.capabilities
      else delete state.capabilities[payload.teamId]
    },
    involved(state, { payload }: PayloadAction<{ teamId: string; isInvolved: boolean }>) {
      state.isInvolved[payload.teamId] = payload.isInvolved
    },
  },
})
