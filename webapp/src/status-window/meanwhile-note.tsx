import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import type { Incident, StatusPost } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { PersonChip } from '../incident/person-chip.tsx'
import { useStatusPost } from '../incident/use-status-post.ts'
import { latestUpdateOf } from '../state/selectors.ts'
import { Markdown } from '../ui/markdown.tsx'

/** Somebody posted an update while this one is being written. */
export function MeanwhileNote({ incident }: { readonly incident: Incident }) {
  const latest = latestUpdateOf(incident)
  const [firstId] = useState(latest?.id)
  const isNew = latest && latest.id !== firstId && !isOlder(incident, latest, firstId)
  return isNew ? <Other update={latest} /> : null
}

/** The one that was the newest was deleted: what is the newest now is none that came meanwhile. */
function isOlder({ status_posts }: Incident, latest: StatusPost, firstId: string | undefined): boolean {
  const first = status_posts.find(({ id }) => id === firstId)
  return first !== undefined && latest.create_at < first.create_at
}

function Other({ update }: { readonly update: StatusPost }) {
  const translate = useTranslate()
  const place = useStatusPost(update.id)
  return (
    <Box role='status'>
      <strong>{translate('webapp.status_window.meanwhile')}</strong> <PersonChip id={update.author_user_id} />
      {place?.is === 'here' && (
        <Text>
          <Markdown text={place.post.message} />
        </Text>
      )}
    </Box>
  )
}

const Box = styled.div`
  margin-bottom: 16px;
  padding: 8px 12px;
  border-inline-start: 4px solid var(--button-bg);
  background: rgba(var(--button-bg-rgb), 0.08);
  overflow-wrap: anywhere;
`

const Text = styled.div`
  max-height: 160px;
  margin-top: 8px;
  overflow-y: auto;
`
