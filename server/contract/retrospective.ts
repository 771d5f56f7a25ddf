import { Type } from 'typebox'

import { CLOSED, Version } from './common.ts'

export const WriteRetrospective = Type.Object({ retrospective: Type.String() }, CLOSED)

export const RetrospectiveCanceled = Type.Object({ version: Version })
