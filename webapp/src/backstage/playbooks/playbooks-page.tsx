import * as React from 'react'
import { useEffect } from 'react'
import { useSelector } from 'react-redux'

import { currentTeam } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { myRights } from '../../state/selectors.ts'
import { LinkButton } from '../../ui/button.tsx'
import type { Direction } from '../../ui/data-table.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Paging } from '../../ui/paging.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Hidden } from '../../ui/text.tsx'
import { Message } from '../not-found.tsx'
import { PageHead } from '../page-head.tsx'
import { PLAYBOOKS_PER_PAGE } from '../playbook-api.ts'
import { usePageTitle } from '../use-page-title.ts'
import { useUrlChoices } from '../use-url-choices.ts'
import { CreateLink } from './create-link.tsx'
import {
  firstDirection,
  isFiltered,
  LIST_CHOICES,
  NO_FILTER,
  type ListChoices,
  type PlaybookSort,
} from './list-choices.ts'
import { ListFilters } from './list-filters.tsx'
import { PlaybookTable } from './playbook-table.tsx'
import { TemplateStrip } from './template-strip.tsx'
import { usePlaybookList } from './use-playbook-list.ts'
import { Welcome } from './welcome.tsx'

/** The playbooks of the team that the person may use or manage. */
export function PlaybooksPage() {
  const translate = useTranslate()
  const team = useSelector(currentTeam)?.display_name ?? ''
  const mayCreate = useSelector(myRights)?.create_playbooks === true
  const [choices, choose] = useUrlChoices<ListChoices>(LIST_CHOICES)
  const { value: shown, failure, reload } = usePlaybookList(choices)
  usePageTitle(translate('webapp.playbooks.tab'))
  const last = shown && Math.max(1, Math.ceil(shown.total_count / PLAYBOOKS_PER_PAGE))
  // As after the deletion of the last one of a page.
  const isBeyond = shown?.choices === choices && shown.items.length === 0 && shown.total_count > 0
  useEffect(() => {
    if (isBeyond && last !== undefined) choose({ page: last }, { replaces: true })
  }, [isBeyond, last, choose])

  const sort = (by: PlaybookSort, direction: Direction) =>
    choose({ sort: by, direction: direction === firstDirection(by) ? '' : direction, page: 1 })
  const isWelcome = shown?.total_count === 0 && !isFiltered(shown.choices) && !isFiltered(choices)
  return (
    <>
      <PageHead title={translate('webapp.playbooks.heading', { team })}>
        {mayCreate && !isWelcome && <CreateLink text='webapp.playbooks.create' />}
      </PageHead>
      {mayCreate && <TemplateStrip />}
      {isWelcome ? (
        <Welcome mayCreate={mayCreate} />
      ) : (
        <>
          <ListFilters choices={choices} onChoose={choose} />
          {failure && (
            <Failed what='webapp.error.playbooks' failure={failure} onRetry={() => void reload()} />
          )}
          {!shown && !failure && <Skeleton lines={PLAYBOOKS_PER_PAGE} />}
          {shown?.total_count === 0 && <NoHits onClear={() => choose(NO_FILTER)} />}
          {shown && shown.items.length > 0 && (
            <>
              <PlaybookTable rows={shown.items} choices={choices} onSort={sort} onDeleted={reload} />
              <Paging
                page={shown.choices.page}
                perPage={PLAYBOOKS_PER_PAGE}
                total={shown.total_count}
                onPage={(page) => choose({ page })}
              />
            </>
          )}
        </>
      )}
      <Hidden role='status'>
        {shown && translate('webapp.playbooks.hits', { count: shown.total_count })}
      </Hidden>
    </>
  )
}

function NoHits({ onClear }: { readonly onClear: () => void }) {
  const translate = useTranslate()
  return (
    <Message>
      <p>{translate('webapp.playbooks.no_hits')}</p>
      <LinkButton onClick={onClear}>{translate('webapp.playbooks.clear')}</LinkButton>
    </Message>
  )
}
