import * as React from 'react'
import { useCallback } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import type { Paging } from '../../details-api.ts'
import { useTranslate } from '../../i18n.ts'
import { useMeet } from '../../incident/person-name.ts'
import { useProduct } from '../../product.ts'
import { Failed } from '../../ui/failed.tsx'
import { More } from '../../ui/more.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Secondary } from '../../ui/text.tsx'
import { usePages } from '../use-pages.ts'
import { Section } from './section.tsx'
import { Update } from './update.tsx'

const PER_PAGE = 20

/** What the stakeholders were told, newest first. */
export function Updates({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { items, total, hasMore, isReading, failure, readMore, readAgain } = useUpdates(incident)
  useMeet(items.map(({ author_user_id }) => author_user_id))
  return (
    <Section title={translate('webapp.details.updates')}>
      {total === undefined && !failure && <Skeleton lines={3} />}
      {total === 0 && <Secondary>{translate('webapp.summary.no_update')}</Secondary>}
      <List>
        {items.map((update) => (
          <Update key={update.id} update={update} incident={incident} />
        ))}
      </List>
      {failure && <Failed what='webapp.error.updates' failure={failure} onRetry={readAgain} />}
      {hasMore && !failure && <More isReading={isReading} onMore={readMore} />}
    </Section>
  )
}

/** Read again whenever the incident says that one was posted, edited or deleted. */
function useUpdates({ id, status_posts }: Incident) {
  const { details } = useProduct()
  const readPage = useCallback((paging: Paging) => details.statusUpdates(id, paging), [details, id])
  const posted = status_posts
    .map((post) => [post.id, post.edit_at, post.delete_at, post.status].join())
    .join()
  return usePages(readPage, PER_PAGE, posted)
}

const List = styled.ol`
  margin: 0;
  padding: 0;
  list-style: none;
`
