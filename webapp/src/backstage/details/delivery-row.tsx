import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import type { WebhookDelivery } from '../../../../server/contract/webhook-delivery.ts'
import { useTranslate, type TextId } from '../../i18n.ts'
import { Moment } from '../../incident/moment.tsx'
import { QuietButton } from '../../ui/button.tsx'
import { Secondary } from '../../ui/text.tsx'

interface DeliveryRowProps {
  readonly delivery: WebhookDelivery
  /** Resolves when that is known to be under way. */
  readonly onSendAgain: (deliveryId: string) => Promise<void>
}

const EVENTS: Readonly<Record<WebhookDelivery['event'], TextId>> = {
  incident_created: 'webapp.deliveries.incident_created',
  status_updated: 'webapp.deliveries.status_updated',
}

const STATES: Readonly<Record<WebhookDelivery['state'], TextId>> = {
  pending: 'webapp.deliveries.pending',
  delivered: 'webapp.deliveries.delivered',
  failed: 'webapp.deliveries.failed',
}

/** What was told to whom and when, and how it went; one that has ended can be sent again. */
export function DeliveryRow({ delivery, onSendAgain }: DeliveryRowProps) {
  const translate = useTranslate()
  const [isSending, setSending] = useState(false)
  const { id, event, state, target_host, create_at } = delivery
  const send = () => {
    setSending(true)
    void onSendAgain(id).finally(() => setSending(false))
  }
  return (
    <Row>
      <Head>
        <strong>{translate(EVENTS[event])}</strong>
        <Secondary>
          <Moment at={create_at} />
        </Secondary>
        <bdi dir='ltr'>{target_host}</bdi>
        <State>{translate(STATES[state])}</State>
        {state !== 'pending' && (
          <QuietButton disabled={isSending} aria-busy={isSending} onClick={send}>
            {translate('webapp.deliveries.send_again')}
          </QuietButton>
        )}
      </Head>
      <Attempts attempts={delivery.attempts} />
    </Row>
  )
}

function Attempts({ attempts }: Pick<WebhookDelivery, 'attempts'>) {
  const translate = useTranslate()
  if (attempts.length === 0) return null
  return (
    <details>
      <summary>{translate('webapp.deliveries.attempts', { count: attempts.length })}</summary>
      <ol>
        {attempts.map(({ number, at, duration_ms: duration, status, outcome }) => (
          <li key={number}>
            <Moment at={at} /> · {translate('webapp.deliveries.attempt', { duration, status, outcome })}
          </li>
        ))}
      </ol>
    </details>
  )
}

const Row = styled.li`
  padding: 8px 0;
  & + & {
    border-top: 1px solid rgba(var(--center-channel-color-rgb), 0.08);
  }
  & summary {
    min-height: 24px;
    cursor: pointer;
  }
  & summary:focus-visible {
    outline: 2px solid var(--button-bg);
  }
`

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 12px;
  overflow-wrap: anywhere;
`

const State = styled.span`
  margin-inline-start: auto;
  font-weight: 600;
`
