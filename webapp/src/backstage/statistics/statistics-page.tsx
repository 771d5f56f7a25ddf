import * as React from 'react'
import { useCallback } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Statistics } from '../../../../server/contract/statistics.ts'
import { durationText } from '../../../../server/domain/duration.ts'
import { currentTeam, currentTeamId } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { useNow, useProduct } from '../../product.ts'
import { QuietButton } from '../../ui/button.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useLoad } from '../use-load.ts'
import { usePageTitle } from '../use-page-title.ts'
import { CountGraph } from './count-graph.tsx'
import { Counters } from './counters.tsx'
import { LatencyGraph } from './latency-graph.tsx'

/** Figures of the team's incidents, as far as the person may see them. */
export function StatisticsPage() {
  const translate = useTranslate()
  const team = useSelector(currentTeam)?.display_name ?? ''
  const { value, failure, isLoading, reload } = useFigures()
  usePageTitle(translate('webapp.statistics.tab'))
  return (
    <>
      <Head>
        <h1>{translate('webapp.statistics.title', { team })}</h1>
        {value && <Reload at={value.at} isLoading={isLoading} onReload={() => void reload()} />}
      </Head>
      {failure && <Failed what='webapp.statistics.unread' failure={failure} onRetry={() => void reload()} />}
      {!value && !failure && <Skeleton lines={8} />}
      {value && <Figures {...value} />}
    </>
  )
}

interface Read {
  readonly figures: Statistics
  /** When they were read; milliseconds since 1970. */
  readonly at: number
}

function useFigures() {
  const { api, page } = useProduct()
  const teamId = useSelector(currentTeamId)
  const load = useCallback(
    async (): Promise<Read> => ({ figures: await api.statistics(teamId), at: page.Date.now() }),
    [api, page, teamId],
  )
  return useLoad(load)
}

interface ReloadProps {
  readonly at: number
  readonly isLoading: boolean
  readonly onReload: () => void
}

/** Says how old the figures are. */
function Reload({ at, isLoading, onReload }: ReloadProps) {
  const translate = useTranslate()
  const age = durationText(Math.max(0, useNow() - at))
  return (
    <QuietButton disabled={isLoading} aria-busy={isLoading} onClick={onReload}>
      {translate(isLoading ? 'webapp.loading' : 'webapp.statistics.reload', { age })}
    </QuietButton>
  )
}

function Figures({ figures, at }: Read) {
  const translate = useTranslate()
  return (
    <>
      <Counters figures={figures} />
      <Graphs>
        <CountGraph
          title={translate('webapp.statistics.incidents')}
          unit='webapp.statistics.incident_count'
          counts={figures.active_incidents}
          at={at}
        />
        <CountGraph
          title={translate('webapp.statistics.people')}
          unit='webapp.statistics.people_count'
          counts={figures.people_in_incidents}
          at={at}
        />
        <LatencyGraph
          title={translate('webapp.statistics.acknowledge')}
          latencies={{
            mean: figures.average_start_to_active,
            median: figures.median_start_to_active,
            samples: figures.samples_start_to_active,
          }}
          at={at}
        />
        <LatencyGraph
          title={translate('webapp.statistics.resolve')}
          latencies={{
            mean: figures.average_start_to_resolved,
            median: figures.median_start_to_resolved,
            samples: figures.samples_start_to_resolved,
          }}
          at={at}
        />
      </Graphs>
    </>
  )
}

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 16px;
  margin-bottom: 16px;
  & > h1 {
    margin: 0;
    font-family: Metropolis, inherit;
    font-size: 22px;
    font-weight: 600;
    line-height: 28px;
  }
`

const Graphs = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(440px, 100%), 1fr));
  gap: 16px;
`
