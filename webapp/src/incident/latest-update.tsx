import * as React from 'react'
import type { ReactNode } from 'react'
import styled from 'styled-components'

import type { Incident, StatusPost } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { failureOf } from '../request.ts'
import { latestUpdateOf } from '../state/selectors.ts'
import { LinkButton } from '../ui/button.tsx'
import { Foldable } from '../ui/foldable.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Secondary } from '../ui/text.tsx'
import { Moment } from './moment.tsx'
import { PersonChip } from './person-chip.tsx'
import { useStatusPost } from './use-status-post.ts'

interface LatestUpdateProps {
  readonly incident: Incident
  /** Where there is none. */
  readonly none: ReactNode
}

/** The newest status update as its post says it now. */
export function LatestUpdate({ incident, none }: LatestUpdateProps) {
  const latest = latestUpdateOf(incident)
  return latest ? <Update teamId={incident.team_id} update={latest} /> : <>{none}</>
}

function Update({ teamId, update }: { readonly teamId: string; readonly update: StatusPost }) {
  const translate = useTranslate()
  const place = useStatusPost(update.id)
  const isEdited = update.edit_at > 0 || (place?.is === 'here' && place.post.edit_at > 0)
  return (
    <>
      <Line>
        <PersonChip id={update.author_user_id} />
        <PostLink teamId={teamId} update={update} />
        {isEdited && <Secondary>{translate('webapp.summary.edited')}</Secondary>}
      </Line>
      {!place ? (
        <Skeleton lines={2} />
      ) : place.is === 'here' ? (
        <Foldable>
          <Markdown text={place.post.message} />
        </Foldable>
      ) : (
        <Secondary>{translate(MISSING[place.is])}</Secondary>
      )}
    </>
  )
}

const MISSING = { gone: 'webapp.summary.message_gone', failed: 'webapp.summary.message_failed' } as const

function PostLink({ teamId, update }: { readonly teamId: string; readonly update: StatusPost }) {
  const { navigation, notify } = useProduct()
  const open = () =>
    void navigation
      .goToPost(teamId, update.id)
      .catch((error: unknown) => notify.failed({ text: 'webapp.error.channel', failure: failureOf(error) }))
  return (
    <LinkButton onClick={open}>
      <Moment at={update.create_at} />
    </LinkButton>
  )
}

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 8px;
  margin-bottom: 4px;
`
