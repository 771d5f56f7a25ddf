import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

/** Which task is changed or removed in a window of its own. */
export interface OpenTaskWindow {
  readonly is: 'edit' | 'remove'
  readonly incidentId: string
  readonly taskId: string
}

interface TaskWindowState {
  open: OpenTaskWindow | undefined
}

const initialState: TaskWindowState = { open: undefined }

export const taskWindow = createSlice({
  name: 'taskWindow',
  initialState,
  reducers: {
    opened: (state, { payload }: PayloadAction<OpenTaskWindow>) => void (state.open = payload),
    closed: (state) => void (state.open = undefined),
  },
})
