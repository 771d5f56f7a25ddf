import * as React from 'react'
import { useLayoutEffect, useRef } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import type { EntryGroup } from '../state/rhs.ts'
import { LinkButton } from '../ui/button.tsx'
import { Note } from '../ui/text.tsx'
import { useMeet } from './person-name.ts'
import { TimelineEntry } from './timeline-entry.tsx'
import { TimelineFilter } from './timeline-filter.tsx'
import { passesGroups } from './timeline-groups.ts'

interface TimelineProps {
  readonly incident: Incident
  /** Which kinds of entries show. */
  readonly groups: readonly EntryGroup[]
  readonly onChoose: (groups: EntryGroup[]) => void
  /** Whether it scrolls to the newest entry as it opens. */
  readonly opensAtEnd?: boolean
}

/** What happened, oldest first. */
export function Timeline({ incident, groups, onChoose, opensAtEnd = false }: TimelineProps) {
  const translate = useTranslate()
  if (incident.timeline_events.length === 0) return <Note>{translate('webapp.timeline.empty')}</Note>
  const entries = incident.timeline_events
    .filter((event) => passesGroups(event, groups))
    .sort((one, other) => one.event_at - other.event_at || (one.id < other.id ? -1 : 1))
  return (
    <>
      <Bar>
        <TimelineFilter groups={groups} onChoose={onChoose} hits={entries.length} />
      </Bar>
      {entries.length === 0 ? (
        <Note>
          {translate('webapp.timeline.no_hits')}{' '}
          <LinkButton onClick={() => onChoose([...groups, 'all'])}>
            {translate('webapp.timeline.show_all')}
          </LinkButton>
        </Note>
      ) : (
        <Entries incident={incident} entries={entries} opensAtEnd={opensAtEnd} />
      )}
    </>
  )
}

interface EntriesProps {
  readonly incident: Incident
  readonly entries: Incident['timeline_events']
  readonly opensAtEnd: boolean
}

function Entries({ incident, entries, opensAtEnd }: EntriesProps) {
  const translate = useTranslate()
  const end = useRef<HTMLDivElement>(null)
  useMeet(entries.map((event) => event.subject_user_id))
  useLayoutEffect(() => {
    if (opensAtEnd) end.current?.scrollIntoView({ block: 'nearest' })
  }, [opensAtEnd])
  return (
    <>
      {incident.timeline_truncated && <Note>{translate('webapp.timeline.older')}</Note>}
      <List>
        {entries.map((event) => (
          <TimelineEntry key={event.id} event={event} incident={incident} />
        ))}
      </List>
      <div ref={end} />
    </>
  )
}

/** Stays in sight: the tab opens at its end. */
const Bar = styled.div`
  position: sticky;
  z-index: 1;
  top: 0;
  padding: 8px 16px;
  background: var(--center-channel-bg);
`

const List = styled.ol`
  margin: 0;
  padding: 0 16px 8px;
  list-style: none;
`
