import { Type } from 'typebox'

import { CLOSED, Id, Version } from './common.ts'
import { TimelineEventSchema } from './incident.ts'

export const EntryParameters = Type.Object({ id: Id, event_id: Id }, CLOSED)

export const AddPost = Type.Object({ post_id: Id, summary: Type.String() }, CLOSED)

export const EntryAnswer = Type.Object({ version: Version, timeline_event: TimelineEventSchema })
