import * as React from 'react'
import { useLayoutEffect, useRef } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentChannelId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useMeet } from '../incident/person-name.ts'
import { TimelineEntry } from '../incident/timeline-entry.tsx'
import { TimelineFilter } from '../incident/timeline-filter.tsx'
import { passesGroups, USUAL_GROUPS } from '../incident/timeline-groups.ts'
import { rhs, type EntryGroup } from '../state/rhs.ts'
import { rhsOf } from '../state/selectors.ts'
import { LinkButton } from '../ui/button.tsx'
import { Note } from '../ui/text.tsx'

/** What happened, oldest first; opens at the newest. */
export function TimelineTab({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { groups, choose } = useGroups()
  if (incident.timeline_events.length === 0) return <Note>{translate('webapp.timeline.empty')}</Note>
  const entries = incident.timeline_events
    .filter((event) => passesGroups(event, groups))
    .sort((one, other) => one.event_at - other.event_at || (one.id < other.id ? -1 : 1))
  return (
    <>
      <Bar>
        <TimelineFilter groups={groups} onChoose={choose} hits={entries.length} />
      </Bar>
      {entries.length === 0 ? (
        <Note>
          {translate('webapp.timeline.no_hits')}{' '}
          <LinkButton onClick={() => choose([...groups, 'all'])}>
            {translate('webapp.timeline.show_all')}
          </LinkButton>
        </Note>
      ) : (
        <Entries incident={incident} entries={entries} />
      )}
    </>
  )
}

function useGroups() {
  const dispatch = useDispatch()
  const channelId = useSelector(currentChannelId)
  const groups = useSelector((state: HostState) => rhsOf(state).entryGroups[channelId] ?? USUAL_GROUPS)
  const choose = (chosen: EntryGroup[]) =>
    dispatch(rhs.actions.entriesFiltered({ channelId, groups: chosen }))
  return { groups, choose }
}

interface EntriesProps {
  readonly incident: Incident
  readonly entries: Incident['timeline_events']
}

function Entries({ incident, entries }: EntriesProps) {
  const translate = useTranslate()
  const end = useRef<HTMLDivElement>(null)
  useMeet(entries.map((event) => event.subject_user_id))
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [])
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
