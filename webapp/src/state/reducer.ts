import { combineReducers } from '@reduxjs/toolkit'

import { foreseen } from './foreseen.ts'
import { incidents } from './incidents.ts'
import { notices } from './notices.ts'
import { people } from './people.ts'
import { posts } from './posts.ts'
import { reportDrafts } from './report-drafts.ts'
import { rhs } from './rhs.ts'
import { rights } from './rights.ts'
import { statusWindow } from './status-window.ts'
import { taskWindow } from './task-window.ts'

/** Our part of the host's store. */
export const ourReducer = combineReducers({
  foreseen: foreseen.reducer,
  incidents: incidents.reducer,
  notices: notices.reducer,
  people: people.reducer,
  posts: posts.reducer,
  reportDrafts: reportDrafts.reducer,
  rhs: rhs.reducer,
  rights: rights.reducer,
  statusWindow: statusWindow.reducer,
  taskWindow: taskWindow.reducer,
})

export type OurState = ReturnType<typeof ourReducer>
