import * as React from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { StatusUpdate } from '../../../../server/contract/incident-parts.ts'
import type { Incident } from '../../../../server/contract/incident.ts'
import { isInChannel, type HostState } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { Moment } from '../../incident/moment.tsx'
import { PersonChip } from '../../incident/person-chip.tsx'
import { StatusBadge } from '../../incident/status-badge.tsx'
import { findPost } from '../../state/selectors.ts'
import { Foldable } from '../../ui/foldable.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { Secondary } from '../../ui/text.tsx'

interface UpdateProps {
  readonly update: StatusUpdate
  readonly incident: Pick<Incident, 'channel_id'>
}

/** One status update as its post reads now; nothing once that is deleted. */
export function Update({ update, incident }: UpdateProps) {
  const translate = useTranslate()
  // Only where one is in the channel does the page hear of edits; elsewhere it may hold an old copy.
  const place = useSelector((state: HostState) =>
    isInChannel(state, incident.channel_id) ? findPost(state, update.post_id) : undefined,
  )
  if (place?.is === 'gone') return null
  const post = place?.is === 'here' ? place.post : undefined
  const isEdited = update.edit_at > 0 || (post?.edit_at ?? 0) > 0
  return (
    <Item>
      <Line>
        <PersonChip id={update.author_user_id} />
        <Secondary>
          <Moment at={update.create_at} />
        </Secondary>
        {update.status !== update.old_status && <StatusBadge status={update.status} />}
        {isEdited && <Secondary>{translate('webapp.summary.edited')}</Secondary>}
      </Line>
      {update.message_missing && !post ? (
        <Secondary>{translate('webapp.summary.message_gone')}</Secondary>
      ) : (
        <Foldable>
          <Markdown text={post?.message ?? update.message} />
        </Foldable>
      )}
    </Item>
  )
}

const Item = styled.li`
  padding: 12px 0;
  & + & {
    border-top: 1px solid rgba(var(--center-channel-color-rgb), 0.08);
  }
`

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 8px;
  margin-bottom: 4px;
`
