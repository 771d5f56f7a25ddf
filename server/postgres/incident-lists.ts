import type { IncidentLists } from '../usecases/ports/incident-lists.ts'
import { findCommanders } from './commanders.ts'
import type { Database } from './database.ts'
import { findChannels, findPage } from './incident-list.ts'
import { orUnavailable } from './or-unavailable.ts'

/** What is told of the incidents of a team: one statement each. */
export const makeIncidentLists = ({ pool }: Database): IncidentLists => ({
  findPage: (viewer, question) => orUnavailable(findPage(pool, viewer, question)),
  findChannels: (viewer, question) => orUnavailable(findChannels(pool, viewer, question)),
  findCommanders: (viewer, question) => orUnavailable(findCommanders(pool, viewer, question)),
})
