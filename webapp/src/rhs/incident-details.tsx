import * as React from 'react'
import { useCallback, useEffect, useState } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentChannelId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { usePersonName } from '../incident/person-name.ts'
import { StatusBadge } from '../incident/status-badge.tsx'
import { useProduct } from '../product.ts'
import type { Failure } from '../request.ts'
import { rhs, type Tab } from '../state/rhs.ts'
import { findIncident, isWhole, openTab } from '../state/selectors.ts'
import { DirectedIcon, IconButton } from '../ui/button.tsx'
import { Failed } from '../ui/failed.tsx'
import { ArrowBackIcon } from '../ui/icons.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Hidden, oneLine } from '../ui/text.tsx'
import { useFocusOnChoice } from './focus-on-choice.ts'
import { Private } from './private.tsx'
import { SummaryTab } from './summary-tab.tsx'
import { TasksTab, useProgress } from './tasks-tab.tsx'
import { TimelineTab } from './timeline-tab.tsx'

/** One incident with its tabs. */
export function IncidentDetails({ id }: { readonly id: string }) {
  const incident = useSelector((state: HostState) => findIncident(state, id))
  const isComplete = useSelector((state: HostState) => isWhole(state, id))
  return (
    <>
      <Head incident={incident} />
      {!incident ? <Gone /> : isComplete ? <Body incident={incident} /> : <Rest id={id} />}
    </>
  )
}

/** Until the parts are here that a list does not show. */
function Rest({ id }: { readonly id: string }) {
  const { reading } = useProduct()
  const [failure, setFailure] = useState<Failure>()
  const read = useCallback(() => void reading.readIncident(id).then(setFailure), [reading, id])
  useEffect(read, [read])
  if (!failure) return <Skeleton lines={6} />
  return <Failed what='webapp.error.incident' failure={failure} onRetry={read} />
}

function Head({ incident }: { readonly incident: Incident | undefined }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const channelId = useSelector(currentChannelId)
  const name = useFocusOnChoice<HTMLHeadingElement>()
  const back = (
    <DirectedIcon>
      <ArrowBackIcon size={20} />
    </DirectedIcon>
  )
  const goBack = () => dispatch(rhs.actions.chosen({ channelId, show: { is: 'list' } }))
  return (
    <Line>
      <IconButton icon={back} label={translate('webapp.incident.back')} onClick={goBack} />
      {incident && (
        <>
          <Name ref={name} tabIndex={-1} title={incident.name}>
            <bdi>{incident.name}</bdi>
          </Name>
          {incident.channel_type === 'P' && <Private />}
          <StatusBadge status={incident.current_status} />
        </>
      )}
    </Line>
  )
}

function Body({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const channelId = useSelector(currentChannelId)
  const open = useSelector(openTab)
  const tabs = [
    { name: 'summary' as const, title: translate('webapp.tab.summary') },
    { name: 'tasks' as const, title: <TasksTitle incident={incident} /> },
    { name: 'timeline' as const, title: translate('webapp.tab.timeline') },
  ]
  return (
    <>
      {!incident.can_edit && <ReadOnly commanderId={incident.commander_user_id} />}
      <Tabs
        label={translate('webapp.incident.tabs')}
        tabs={tabs}
        open={open}
        onOpen={(tab: Tab) => dispatch(rhs.actions.tabOpened({ channelId, tab }))}
      >
        {open === 'summary' && <SummaryTab incident={incident} />}
        {open === 'tasks' && <TasksTab incident={incident} />}
        {open === 'timeline' && <TimelineTab incident={incident} />}
      </Tabs>
    </>
  )
}

function TasksTitle({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { done, all } = useProgress(incident)
  return (
    <>
      {translate('webapp.tab.tasks')}{' '}
      <span aria-hidden>{translate('webapp.tab.tasks_done', { done, all })}</span>
      <Hidden>{translate('webapp.tab.tasks_done_name', { done, all })}</Hidden>
    </>
  )
}

function ReadOnly({ commanderId }: { readonly commanderId: string }) {
  const translate = useTranslate()
  const commander = usePersonName(commanderId)
  return <Bar>{translate('webapp.incident.read_only', { commander })}</Bar>
}

function Gone() {
  const translate = useTranslate()
  return <Bar role='alert'>{translate('webapp.incident.gone')}</Bar>
}

const Line = styled.div`
  display: flex;
  flex: none;
  align-items: center;
  gap: 8px;
  padding: 12px 16px 4px 8px;
`

const Name = styled.h2`
  ${oneLine}
  outline: none;
  flex: 1;
  margin: 0;
  font-size: 16px;
  font-weight: 600;
`

const Bar = styled.p`
  margin: 8px 16px;
  padding: 8px 12px;
  border-radius: var(--radius-s, 4px);
  background: rgba(var(--center-channel-color-rgb), 0.08);
`
