import { combineReducers } from '@reduxjs/toolkit'

import { incidents } from './incidents.ts'
import { notices } from './notices.ts'
import { people } from './people.ts'
import { posts } from './posts.ts'
import { rhs } from './rhs.ts'
import { rights } from './rights.ts'
import { statusWindow } from './status-window.ts'

/** Our part of the host's store. */
export const ourReducer = combineReducers({
  incidents: incidents.reducer,
  notices: notices.reducer,
  people: people.reducer,
  posts: posts.reducer,
  rhs: rhs.reducer,
  rights: rights.reducer,
  statusWindow: statusWindow.reducer,
})

export type OurState = ReturnType<typeof ourReducer>
