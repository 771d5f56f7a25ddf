import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

import type { Person } from '../host.ts'

const nobody: Record<string, Person> = {}

/** People whom the host's own store may not know. */
export const people = createSlice({
  name: 'people',
  initialState: nobody,
  reducers: {
    met(state, { payload }: PayloadAction<readonly Person[]>) {
      for (const person of payload) state[person.id] = person
    },
  },
})
