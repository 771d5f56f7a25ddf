import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { TextId } from '../i18n.ts'
import type { Failure } from '../request.ts'

/** A sentence for the person, still without language. */
export interface Notice {
  readonly text: TextId
  readonly values?: Readonly<Record<string, string>>
  readonly failure?: Failure
}

export interface Toast extends Notice {
  /** Unique in this page. */
  readonly id: number
  readonly kind: 'success' | 'error'
  readonly canRetry: boolean
}

interface NoticesState {
  /** The first one shows, the others wait in line. */
  toasts: Toast[]
  /** Read out by screen readers; `count` tells a repeated sentence from the same one. */
  announcement: { notice: Notice; count: number } | undefined
}

const initialState: NoticesState = { toasts: [], announcement: undefined }

export const notices = createSlice({
  name: 'notices',
  initialState,
  reducers: {
    toasted: (state, { payload }: PayloadAction<Toast>) => void state.toasts.push(payload),
    dismissed(state, { payload }: PayloadAction<number>) {
      state.toasts = state.toasts.filter(({ id }) => id !== payload)
    },
    announced(state, { payload }: PayloadAction<Notice>) {
      state.announcement = { notice: payload, count: (state.announcement?.count ?? 0) + 1 }
    },
  },
})
