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
import { usePages } from '../use-pages.ts'
import { ParticipantRow } from './participant-row.tsx'
import { Section } from './section.tsx'

const PER_PAGE = 50

/** Commander and reporter, then whoever else is in the channel. */
export function Participants({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { items, total, hasMore, isReading, failure, readMore, readAgain } = usePresent(incident)
  const { commander_user_id: commanderId, reporter_user_id: reporterId } = incident
  const first = [...new Set([commanderId, reporterId])]
  const others = items.map(({ user_id }) => user_id).filter((id) => !first.includes(id))
  useMeet([...first, ...others])
  const title =
    total === undefined
      ? translate('webapp.details.participants')
      : translate('webapp.details.participants_count', { count: total })
  return (
    <Section title={title}>
      <List>
        {[...first, ...others].map((id) => (
          <ParticipantRow key={id} id={id} incident={incident} />
        ))}
      </List>
      {total === undefined && !failure && <Skeleton lines={2} />}
      {failure && <Failed what='webapp.error.members' failure={failure} onRetry={readAgain} />}
      {hasMore && !failure && <More isReading={isReading} onMore={readMore} />}
    </Section>
  )
}

/** Read again whenever somebody joined or left, as far as the record says. */
function usePresent({ id, timeline_events }: Incident) {
  const { details } = useProduct()
  const readPage = useCallback((paging: Paging) => details.present(id, paging), [details, id])
  const comings = timeline_events.filter(({ event_type }) => event_type === 'user_joined_left')
  return usePages(readPage, PER_PAGE, [comings.length, comings.at(-1)?.id].join())
}

const List = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`
