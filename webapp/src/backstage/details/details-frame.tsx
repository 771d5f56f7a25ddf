import * as React from 'react'
import type { ReactNode } from 'react'
import { useSelector } from 'react-redux'
import { useParams } from 'react-router-dom'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { currentTeamId } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { useHearing } from '../../incident/use-hearing.ts'
import { useLastKnown } from '../../incident/use-last-known.ts'
import { useLookFromOutside } from '../../incident/use-look-from-outside.ts'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotFound } from '../not-found.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { DetailsHead } from './details-head.tsx'
import { DetailsTabs, type DetailsTab } from './details-tabs.tsx'

interface DetailsFrameProps {
  readonly tab: DetailsTab
  readonly children: (incident: Incident) => ReactNode
}

/** The incident that the address names, with its head; unknown and invisible ones look the same. */
export function DetailsFrame(props: DetailsFrameProps) {
  const { id } = useParams<{ id: string }>()
  return IS_ID.test(id) ? <Known key={id} id={id} {...props} /> : <NotFound what='incidents' />
}

/** Anything else the server would refuse, with other words than for an incident that it does not show. */
const IS_ID = /^[a-z0-9]{26}$/

function Known({ id, tab, children }: DetailsFrameProps & { readonly id: string }) {
  const { incident, failure, isGone, readAgain } = useLastKnown(id)
  const isElsewhere = useSelector(currentTeamId) !== incident?.team_id
  useLookFromOutside(id)
  if (isGone || (incident && isElsewhere)) return <NotFound what='incidents' />
  if (incident) {
    return (
      <Whole incident={incident} tab={tab}>
        {children(incident)}
      </Whole>
    )
  }
  return failure ? (
    <Failed what='webapp.error.incident' failure={failure} onRetry={readAgain} />
  ) : (
    <Skeleton lines={8} />
  )
}

interface WholeProps {
  readonly incident: Incident
  readonly tab: DetailsTab
  readonly children: ReactNode
}

function Whole({ incident, tab, children }: WholeProps) {
  usePageTitle(incident.name)
  useHearing(incident)
  return (
    <Column>
      <DetailsHead incident={incident} />
      <ChannelNote incident={incident} />
      <DetailsTabs incident={incident} open={tab} />
      {children}
    </Column>
  )
}

/** What has become of the channel, where that matters. */
function ChannelNote({ incident: { channel_state } }: { readonly incident: Incident }) {
  const translate = useTranslate()
  if (channel_state === 'open') return null
  const isDeleted = channel_state === 'deleted'
  return <Bar>{translate(isDeleted ? 'webapp.incident.channel_deleted' : 'webapp.details.archived')}</Bar>
}

const Column = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
  max-width: 1280px;
  margin: 0 auto;
`

const Bar = styled.p`
  margin: 0;
  padding: 8px 12px;
  border-radius: var(--radius-s, 4px);
  background: rgba(var(--center-channel-color-rgb), 0.08);
`
