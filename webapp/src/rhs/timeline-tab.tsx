import * as React from 'react'
import { useLayoutEffect, useRef } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident, TimelineEvent } from '../../../server/contract/incident.ts'
import { durationText } from '../../../server/domain/duration.ts'
import type { HostState } from '../host.ts'
import { useTranslate, type TextId } from '../i18n.ts'
import { Moment } from '../incident/moment.tsx'
import { useMeet, usePersonName } from '../incident/person-name.ts'
import { useProduct } from '../product.ts'
import { LinkButton } from '../ui/button.tsx'
import { Secondary } from '../ui/text.tsx'

/** What happened, oldest first; opens at the newest. */
export function TimelineTab({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const end = useRef<HTMLDivElement>(null)
  const events = [...incident.timeline_events].sort(
    (one, other) => one.event_at - other.event_at || (one.id < other.id ? -1 : 1),
  )
  useMeet(events.map((event) => event.subject_user_id))
  useLayoutEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  if (events.length === 0) return <Note>{translate('webapp.timeline.empty')}</Note>
  return (
    <>
      {incident.timeline_truncated && <Note>{translate('webapp.timeline.older')}</Note>}
      <List>
        {events.map((event) => (
          <Entry key={event.id} event={event} incident={incident} />
        ))}
      </List>
      <div ref={end} />
    </>
  )
}

interface EntryProps {
  readonly event: TimelineEvent
  readonly incident: Incident
}

function Entry({ event, incident }: EntryProps) {
  const translate = useTranslate()
  const subject = usePersonName(event.subject_user_id)
  const openPost = useOpenPost(incident.team_id, event.post_id)
  const { title, detail } = wordsOf(event)
  const text = translate(title, { subject, summary: event.summary })
  const offset = durationText(event.event_at - incident.create_at)
  return (
    <Item>
      <Secondary>
        <Moment at={event.event_at} /> · {translate('webapp.timeline.offset', { offset })}
      </Secondary>
      <Title dir='auto'>
        {openPost ? (
          <LinkButton title={translate('webapp.timeline.post')} onClick={openPost}>
            {text}
          </LinkButton>
        ) : (
          text
        )}
      </Title>
      {detail !== '' && <div dir='auto'>{detail}</div>}
    </Item>
  )
}

const TITLES: Readonly<Record<string, TextId>> = {
  incident_created: 'webapp.event.incident_created',
  status_updated: 'webapp.event.status_updated',
  status_update_deleted: 'webapp.event.status_update_deleted',
  commander_changed: 'webapp.event.commander_changed',
  task_state_modified: 'webapp.event.task_state_modified',
  assignee_changed: 'webapp.event.assignee_changed',
  ran_slash_command: 'webapp.event.ran_slash_command',
  event_from_post: 'webapp.event.event_from_post',
  user_joined_left: 'webapp.event.user_joined_left',
  published_retrospective: 'webapp.event.published_retrospective',
  canceled_retrospective: 'webapp.event.canceled_retrospective',
}

/** A newer server may know events that we do not. What a task's title already says is not said twice. */
function wordsOf({ event_type, summary, details }: TimelineEvent): { title: TextId; detail: string } {
  const title = TITLES[event_type] ?? 'webapp.event.unknown'
  const lines = event_type === 'task_state_modified' ? [details] : [summary, details]
  return { title, detail: lines.filter((line) => line !== '').join('\n') }
}

/** Opens a post in its channel, as a permanent link does; `undefined` without one. */
function useOpenPost(teamId: string, postId: string): (() => void) | undefined {
  const { page } = useProduct()
  const team = useSelector((state: HostState) => state.entities.teams.teams[teamId])
  if (postId === '' || !team) return undefined
  return () => page.WebappUtils.browserHistory.push(`/${team.name}/pl/${postId}`)
}

const List = styled.ol`
  margin: 0;
  padding: 8px 16px;
  list-style: none;
`

const Item = styled.li`
  padding-block: 8px;
  padding-inline-start: 12px;
  border-inline-start: 2px solid rgba(var(--center-channel-color-rgb), 0.16);
  white-space: pre-line;
  overflow-wrap: anywhere;
`

const Title = styled.div`
  font-weight: 600;
`

const Note = styled.p`
  margin: 0;
  padding: 16px;
`
