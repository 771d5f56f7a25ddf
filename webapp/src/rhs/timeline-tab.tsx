import * as React from 'react'
import { useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentChannelId } from '../host.ts'
import { Timeline } from '../incident/timeline.tsx'
import { useEntryGroups } from '../incident/use-entry-groups.ts'

/** What happened, oldest first; opens at the newest. */
export function TimelineTab({ incident }: { readonly incident: Incident }) {
  const { groups, choose } = useEntryGroups(useSelector(currentChannelId))
  return <Timeline incident={incident} groups={groups} onChoose={choose} opensAtEnd />
}
