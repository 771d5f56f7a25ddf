import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { HostPost } from '../host.ts'

/** A post; or none: deleted, removed for good, not for these eyes (`gone`), or not to be had just now (`failed`). */
export type PostPlace = { readonly is: 'here'; readonly post: HostPost } | { readonly is: 'gone' | 'failed' }

const none: Record<string, PostPlace> = {}

/** Posts of status updates that the host's own store may not know. */
export const posts = createSlice({
  name: 'posts',
  initialState: none,
  reducers: {
    received(state, { payload }: PayloadAction<HostPost>) {
      state[payload.id] = { is: 'here', post: payload }
    },
    missed(state, { payload: { id, is } }: PayloadAction<{ id: string; is: 'gone' | 'failed' }>) {
      state[id] = { is }
    },
    /** Kept up to date once it is known, not collected. */
    edited(state, { payload }: PayloadAction<HostPost>) {
      if (state[payload.id]) state[payload.id] = { is: 'here', post: payload }
    },
    deleted(state, { payload }: PayloadAction<string>) {
      if (state[payload]) state[payload] = { is: 'gone' }
    },
  },
})
