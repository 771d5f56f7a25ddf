import type { Place } from '../usecases/ports/reads.ts'
import { idParameter } from './id-parameter.ts'
import type { Db } from './transaction.ts'

export const findPlace = (db: Db, incidentId: string): Promise<Place | undefined> =>
  places(db).where('id', '=', idParameter(incidentId)).executeTakeFirst()

export const findPlaceOfChannel = (db: Db, channelId: string): Promise<Place | undefined> =>
  places(db).where('channel_id', '=', idParameter(channelId)).where('channel_id', '<>', '').executeTakeFirst()

/** Of open incidents: the others have no place yet, or never will. */
const places = (db: Db) =>
  db
    .selectFrom('incident')
    .select(['id as incidentId', 'team_id as teamId', 'channel_id as channelId'])
    .where('phase', '=', 'started')
