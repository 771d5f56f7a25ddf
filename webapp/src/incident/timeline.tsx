import * as React from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import type { EntryGroup } from '../state/rhs.ts'
import { LinkButton } from '../ui/button.tsx'
import { More } from '../ui/more.tsx'
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
  const end = useRef<HTMLDivElement>(null)
  useMeet(entries.map((event) => event.subject_user_id))
  useLayoutEffect(() => {
    if (opensAtEnd) end.current?.scrollIntoView({ block: 'nearest' })
  }, [opensAtEnd])
  return (
    <>
      {incident.timeline_truncated && <Older incidentId={incident.id} count={entries.length} />}
      <List>
        {entries.map((event) => (
          <TimelineEntry key={event.id} event={event} incident={incident} />
        ))}
      </List>
      <div ref={end} />
    </>
  )
}

/** What is not here yet; once it is, what one looks at stays where it was. */
function Older({ incidentId, count }: { readonly incidentId: string; readonly count: number }) {
  const { reading, notify } = useProduct()
  const [isReading, setReading] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const heightBefore = useRef(0)
  useLayoutEffect(() => {
    const scroller = place.current?.closest('[role=tabpanel]')
    if (scroller && heightBefore.current > 0)
      scroller.scrollTop += scroller.scrollHeight - heightBefore.current
    heightBefore.current = 0
  }, [count])
  const read = async () => {
    if (isReading) return
    setReading(true)
    heightBefore.current = place.current?.closest('[role=tabpanel]')?.scrollHeight ?? 0
    const failure = await reading.readOlder(incidentId)
    setReading(false)
    if (failure) notify.failed({ text: 'webapp.error.timeline', failure }, () => void read())
  }
  return (
    <div ref={place}>
      <More isReading={isReading} onMore={() => void read()} />
    </div>
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
