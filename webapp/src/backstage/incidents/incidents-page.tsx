import * as React from 'react'
import { useEffect } from 'react'
import { useSelector } from 'react-redux'
import { useLocation } from 'react-router-dom'
import styled from 'styled-components'

import { currentTeam } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { StartButton } from '../../incident/start-button.tsx'
import { useProduct } from '../../product.ts'
import { myRights } from '../../state/selectors.ts'
import { QuietButton } from '../../ui/button.tsx'
import type { Direction } from '../../ui/data-table.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Paging } from '../../ui/paging.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Hidden } from '../../ui/text.tsx'
import { usePaths } from '../../use-paths.ts'
import { PageHead } from '../page-head.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { useUrlChoices } from '../use-url-choices.ts'
import { IncidentTable } from './incident-table.tsx'
import {
  firstDirection,
  isFiltered,
  LIST_CHOICES,
  NO_FILTER,
  PER_PAGE,
  type ListChoices,
  type ListSort,
} from './list-choices.ts'
import { ListFilters } from './list-filters.tsx'
import { NoHits, Welcome } from './no-incidents.tsx'
import { useIncidentList } from './use-incident-list.ts'

/** All incidents of the team that the person may see, ongoing and ended. */
export function IncidentsPage() {
  const translate = useTranslate()
  usePageTitle(translate('webapp.title'))
  useRememberedSearch()
  const [choices, choose] = useUrlChoices<ListChoices>(LIST_CHOICES)
  const { shown, failure, news, reload } = useIncidentList(choices)
  const lastPage = shown && Math.max(1, Math.ceil(shown.total / PER_PAGE))
  const isBeyond = shown?.choices === choices && shown.rows.length === 0 && shown.total > 0
  useEffect(() => {
    if (isBeyond && lastPage !== undefined) choose({ page: lastPage }, { replaces: true })
  }, [isBeyond, lastPage, choose])

  if (shown && shown.total === 0 && !isFiltered(shown.choices) && !isFiltered(choices)) {
    return (
      <>
        <Welcome />
        <News count={news} onShow={reload} />
      </>
    )
  }
  const sort = (by: ListSort, direction: Direction) =>
    choose({ sort: by, direction: direction === firstDirection(by) ? '' : direction, page: 1 })
  const showNews = () => {
    choose({ page: 1 })
    reload()
  }
  return (
    <>
      <Head />
      <ListFilters choices={choices} onChoose={choose} />
      <News count={news} onShow={showNews} />
      {failure && <Failed what='webapp.error.list' failure={failure} onRetry={reload} />}
      {!shown && !failure && <Skeleton lines={PER_PAGE} />}
      {shown && shown.total === 0 && <NoHits onClear={() => choose(NO_FILTER)} />}
      {shown && shown.rows.length > 0 && (
        <>
          <IncidentTable rows={shown.rows} choices={choices} onSort={sort} />
          <Paging
            page={shown.choices.page}
            perPage={PER_PAGE}
            total={shown.total}
            onPage={(page) => choose({ page })}
          />
        </>
      )}
      <Hidden role='status'>{shown && translate('webapp.incidents.hits', { count: shown.total })}</Hidden>
    </>
  )
}

/** The arrow of the details leads back to the list as it was left. */
function useRememberedSearch(): void {
  const { navigation } = useProduct()
  const { incidents } = usePaths()
  const { search } = useLocation()
  useEffect(() => navigation.remember(incidents, search), [navigation, incidents, search])
}

function Head() {
  const translate = useTranslate()
  const { startFromPage } = useProduct()
  const team = useSelector(currentTeam)?.display_name ?? ''
  const mayStart = useSelector(myRights)?.start_incidents === true
  return (
    <PageHead title={translate('webapp.incidents.heading', { team })}>
      {mayStart && <StartButton text='webapp.list.start' onStart={startFromPage} />}
    </PageHead>
  )
}

/** Instead of moving the rows under somebody's hand. */
function News({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const translate = useTranslate()
  return (
    <div role='status'>
      {count > 0 && (
        <Line>
          <QuietButton onClick={onShow}>{translate('webapp.incidents.news', { count })}</QuietButton>
        </Line>
      )}
    </div>
  )
}

const Line = styled.div`
  padding-bottom: 12px;
  text-align: center;
`
