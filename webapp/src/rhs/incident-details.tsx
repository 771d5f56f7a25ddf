import * as React from 'react'
import { useCallback, useEffect, useState } from 'react'
import { useDispatch, useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentChannelId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useHearing } from '../incident/use-hearing.ts'
import { useLookFromOutside } from '../incident/use-look-from-outside.ts'
import { useProduct } from '../product.ts'
import type { Failure } from '../request.ts'
import { rhs, type Tab } from '../state/rhs.ts'
import { findIncident, isWhole, openTab } from '../state/selectors.ts'
import { Failed } from '../ui/failed.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Hidden } from '../ui/text.tsx'
import { DetailsFooter } from './details-footer.tsx'
import { DetailsHeader } from './details-header.tsx'
import { Circumstances, Gone } from './details-notes.tsx'
import { SummaryTab } from './summary-tab.tsx'
import { TasksTab, useProgress } from './tasks-tab.tsx'
import { TimelineTab } from './timeline-tab.tsx'
import { useForeseen } from '../incident/use-foreseen.ts'

/** One incident with its tabs. */
export function IncidentDetails({ id }: { readonly id: string }) {
  const incident = useForeseen(useSelector((state: HostState) => findIncident(state, id)))
  const isComplete = useSelector((state: HostState) => isWhole(state, id))
  useLookFromOutside(id)
  return (
    <>
      <DetailsHeader incident={incident} />
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

function Body({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const channelId = useSelector(currentChannelId)
  const open = useSelector(openTab)
  useHearing(incident)
  const tabs = [
    { name: 'summary' as const, title: translate('webapp.tab.summary') },
    { name: 'tasks' as const, title: <TasksTitle incident={incident} /> },
    { name: 'timeline' as const, title: translate('webapp.tab.timeline') },
  ]
  return (
    <>
      <Circumstances incident={incident} />
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
      <DetailsFooter incident={incident} />
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
