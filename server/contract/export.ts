import { Type } from 'typebox'

import { CLOSED } from './common.ts'
import { LIST_FILTERS } from './incident-list.ts'

const When = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'Milliseconds since 1970 UTC; narrows csv.',
  }),
)

export const ExportQuery = Type.Object(
  {
    format: Type.String({ description: 'json, markdown, html; csv: the messages of the channel.' }),
    from: When,
    to: When,
  },
  CLOSED,
)

export const ListExportQuery = Type.Object(
  { format: Type.String({ description: 'csv or json.' }), ...LIST_FILTERS },
  CLOSED,
)
