import type { Pool } from 'pg'

import type { Reads } from '../usecases/ports/reads.ts'
import type { Database } from './database.ts'
import { listAllows } from './facts.ts'
import { idParameter } from './id-parameter.ts'
import { findRecord } from './incident-reads.ts'
import { orUnavailable } from './or-unavailable.ts'
import { findPeople, isActive } from './people.ts'
import { findPersonNamed } from './person-named.ts'
import {
  findChannelNames,
  findChannelsOfParticipant,
  findOfChannelNamed,
  findPlace,
  findPlaceOfChannel,
  findTeam,
} from './places.ts'
import { findUsablePlaybooks } from './playbook-reads.ts'
import { remember } from './remember.ts'

const PLACES_KEPT = 10_000

/** What is read outside of a change: one statement each. */
export const makeReads = ({ db, pool }: Database): Reads => ({
  isTeamEnabled: (teamId) => orUnavailable(isTeamEnabled(pool, teamId)),
  // Where an open incident lives never changes; every tick asks.
  findPlace: remember((incidentId) => orUnavailable(findPlace(db, incidentId)), PLACES_KEPT),
  findPlaceOfChannel: (channelId) => orUnavailable(findPlaceOfChannel(db, channelId)),
  findChannelsOfParticipant: (userId, teamId) =>
    orUnavailable(findChannelsOfParticipant(pool, userId, teamId)),
  findIncidentsOfChannelNamed: (teamId, named) => orUnavailable(findOfChannelNamed(pool, teamId, named)),
  findRecord: (incidentId, userId) => orUnavailable(findRecord(pool, incidentId, userId)),
  isActive: (userId) => orUnavailable(isActive(db, userId)),
  findPeople: (ids) => orUnavailable(findPeople(db, ids)),
  findPersonNamed: (question) => orUnavailable(findPersonNamed(pool, question)),
  findTeam: (teamId) => orUnavailable(findTeam(db, teamId)),
  findChannelNames: (channelIds) => orUnavailable(findChannelNames(db, channelIds)),
  usablePlaybooks: (question) => orUnavailable(findUsablePlaybooks(pool, question)),
})

const IS_TEAM_ENABLED = `select ${listAllows('enabled_team_ids', '$1::text')} as "isEnabled"`

async function isTeamEnabled(pool: Pool, teamId: string): Promise<boolean> {
  const { rows } = await pool.query<{ isEnabled: boolean }>(IS_TEAM_ENABLED, [idParameter(teamId)])
  return rows[0]?.isEnabled === true
}
