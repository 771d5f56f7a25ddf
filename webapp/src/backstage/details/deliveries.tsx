import * as React from 'react'
import { useCallback, useState } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import type { Paging } from '../../details-api.ts'
import { useTranslate } from '../../i18n.ts'
import { useNow, useProduct } from '../../product.ts'
import { randomId } from '../../random-id.ts'
import { failureOf } from '../../request.ts'
import { Failed } from '../../ui/failed.tsx'
import { More } from '../../ui/more.tsx'
import { Secondary } from '../../ui/text.tsx'
import { usePages } from '../use-pages.ts'
import { DeliveryRow } from './delivery-row.tsx'
import { Section } from './section.tsx'

/** What webhooks were told of the incident; nothing where it has none. */
export function Deliveries({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { items, total, hasMore, isReading, failure, readMore, readAgain } = useDeliveries(incident)
  const sendAgain = useSendAgain(incident.id, readAgain)
  const { webhook_on_creation_url: onCreation, webhook_on_status_update_url: onUpdate } = incident
  if (total === undefined && !failure) return null
  if (total === 0 && onCreation === '' && onUpdate === '') return null
  return (
    <Section title={translate('webapp.deliveries.heading')}>
      {total === 0 && <Secondary>{translate('webapp.deliveries.none')}</Secondary>}
      <List>
        {items.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} onSendAgain={sendAgain} />
        ))}
      </List>
      {failure && <Failed what='webapp.error.deliveries' failure={failure} onRetry={readAgain} />}
      {hasMore && !failure && <More isReading={isReading} onMore={readMore} />}
    </Section>
  )
}

const PER_PAGE = 20
const EVERY = 15_000

/** Read again after each status update, and again and again while something is still to be delivered. */
function useDeliveries({ id, last_status_update_at }: Incident) {
  const { details } = useProduct()
  const readPage = useCallback((paging: Paging) => details.deliveries(id, paging), [details, id])
  const [isPending, setPending] = useState(false)
  const round = Math.floor(useNow() / EVERY)
  const occasion = [last_status_update_at, isPending ? round : 0].join()
  const pages = usePages(readPage, PER_PAGE, occasion)
  const isPendingNow = pages.items.some(({ state }) => state === 'pending')
  if (isPendingNow !== isPending) setPending(isPendingNow)
  return pages
}

function useSendAgain(incidentId: string, readAgain: () => void) {
  const { details, notify } = useProduct()
  return async (deliveryId: string): Promise<void> => {
    try {
      await details.sendAgain(incidentId, deliveryId, randomId())
      notify.done({ text: 'webapp.deliveries.sent' })
      readAgain()
    } catch (error) {
      notify.failed({ text: 'webapp.error.send_again', failure: failureOf(error) })
    }
  }
}

const List = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`
