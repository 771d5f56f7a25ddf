import { combineReducers } from '@reduxjs/toolkit'

import { incidents } from './incidents.ts'
import { people } from './people.ts'
import { rhs } from './rhs.ts'

/** Our part of the host's store. */
export const ourReducer = combineReducers({
  incidents: incidents.reducer,
  people: people.reducer,
  rhs: rhs.reducer,
})

export type OurState = ReturnType<typeof ourReducer>
