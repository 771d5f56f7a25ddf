import * as React from 'react'

import type { Incident } from '../../../server/contract/incident.ts'
import { durationText } from '../../../server/domain/duration.ts'
import { useNow } from '../product.ts'

/** How long an incident lasts or lasted; follows the shared clock while it is ongoing. */
export function Duration({ incident }: { readonly incident: Pick<Incident, 'create_at' | 'end_at'> }) {
  const now = useNow()
  // Numbers and units stand from left to right in every language.
  return <bdi dir='ltr'>{durationText((incident.end_at || now) - incident.create_at)}</bdi>
}
