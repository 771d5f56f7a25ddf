import * as React from 'react'
import type { ComponentType } from 'react'
import styled from 'styled-components'

import type { Incident, TimelineEvent } from '../../../server/contract/incident.ts'
import { durationText } from '../../../server/domain/duration.ts'
import { useTranslate, type TextId } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { failureOf } from '../request.ts'
import { Icon, LinkButton } from '../ui/button.tsx'
import { ClockIcon, CommandIcon, FlagIcon, MessageIcon, PersonIcon, TickIcon } from '../ui/icons.tsx'
import { Secondary } from '../ui/text.tsx'
import { Moment } from './moment.tsx'
import { usePersonName } from './person-name.ts'
import { BinPlace, RemoveEntry } from './remove-entry.tsx'

interface TimelineEntryProps {
  readonly event: TimelineEvent
  readonly incident: Incident
}

/** When, what, who; the title opens the post in which it happened. */
export function TimelineEntry({ event, incident }: TimelineEntryProps) {
  const translate = useTranslate()
  const subject = usePersonName(event.subject_user_id)
  const { title, detail, icon: Picture } = looksOf(event)
  const text = translate(title, { subject, summary: event.summary })
  const offset = durationText(event.event_at - incident.create_at)
  return (
    <Item>
      <Mark>
        <Picture size={16} />
      </Mark>
      <Words>
        <Secondary>
          <Moment at={event.event_at} /> · {translate('webapp.timeline.offset', { offset })}
        </Secondary>
        <Title dir='auto'>
          {event.post_id === '' ? text : <PostTitle event={event} incident={incident} text={text} />}
        </Title>
        {detail !== '' && <div dir='auto'>{detail}</div>}
      </Words>
      {incident.can_edit && <RemoveEntry event={event} title={text} />}
    </Item>
  )
}

function PostTitle({ event, incident, text }: TimelineEntryProps & { readonly text: string }) {
  const translate = useTranslate()
  const { navigation, notify } = useProduct()
  const open = () =>
    void navigation
      .goToPost(incident.team_id, event.post_id)
      .catch((error: unknown) => notify.failed({ text: 'webapp.error.channel', failure: failureOf(error) }))
  return (
    <LinkButton title={translate('webapp.timeline.post')} onClick={open}>
      {text}
    </LinkButton>
  )
}

interface Looks {
  readonly title: TextId
  readonly icon: ComponentType<{ readonly size?: number }>
}

const LOOKS: Readonly<Record<string, Looks>> = {
  incident_created: { title: 'webapp.event.incident_created', icon: FlagIcon },
  status_updated: { title: 'webapp.event.status_updated', icon: FlagIcon },
  status_update_deleted: { title: 'webapp.event.status_update_deleted', icon: FlagIcon },
  commander_changed: { title: 'webapp.event.commander_changed', icon: PersonIcon },
  task_state_modified: { title: 'webapp.event.task_state_modified', icon: TickIcon },
  assignee_changed: { title: 'webapp.event.assignee_changed', icon: PersonIcon },
  ran_slash_command: { title: 'webapp.event.ran_slash_command', icon: CommandIcon },
  event_from_post: { title: 'webapp.event.event_from_post', icon: MessageIcon },
  user_joined_left: { title: 'webapp.event.user_joined_left', icon: PersonIcon },
  published_retrospective: { title: 'webapp.event.published_retrospective', icon: MessageIcon },
  canceled_retrospective: { title: 'webapp.event.canceled_retrospective', icon: MessageIcon },
}

/** A newer server may know events that we do not. */
const UNKNOWN: Looks = { title: 'webapp.event.unknown', icon: ClockIcon }

/** What the title of a kind says already is not said twice; its details may be for programs only. */
const SAYS_ALL: readonly string[] = ['task_state_modified']
const HAS_DATA: readonly string[] = ['user_joined_left']

function looksOf({ event_type, summary, details }: TimelineEvent): Looks & { readonly detail: string } {
  const lines = [SAYS_ALL.includes(event_type) ? '' : summary, HAS_DATA.includes(event_type) ? '' : details]
  return { ...(LOOKS[event_type] ?? UNKNOWN), detail: lines.filter((line) => line !== '').join('\n') }
}

const Item = styled.li`
  display: flex;
  gap: 8px;
  padding-block: 8px;
  &:hover ${BinPlace}, &:focus-within ${BinPlace} {
    opacity: 1;
  }
`

const Mark = styled(Icon)`
  align-self: flex-start;
  padding: 4px;
  border-radius: 50%;
  background: rgba(var(--center-channel-color-rgb), 0.08);
`

const Words = styled.div`
  min-width: 0;
  white-space: pre-line;
  overflow-wrap: anywhere;
`

const Title = styled.div`
  font-weight: 600;
`
