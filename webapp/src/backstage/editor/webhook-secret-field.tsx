import * as React from 'react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { useTimeFormat } from '../../incident/use-time-format.ts'
import { useProduct } from '../../product.ts'
import { failureOf } from '../../request.ts'
import { QuietButton } from '../../ui/button.tsx'
import { Secondary } from '../../ui/text.tsx'
import { usePlaybookApi, type WebhookSecret } from '../playbook-api.ts'
import { useForm } from './form-context.ts'

/** What webhooks are signed with; another one counts at once, whatever becomes of the form. */
export function WebhookSecretField() {
  const translate = useTranslate()
  const { draft, isNew } = useForm()
  const { secret, isBusy, show, rotate, hide } = useSecret(draft.id)
  const title = translate('webapp.editor.secret')
  if (isNew) return <Secondary>{translate('webapp.editor.secret_later')}</Secondary>
  return (
    <Box role='group' aria-label={title}>
      <Name>{title}</Name>
      <Line>
        {secret ? <code>{secret.secret}</code> : null}
        {secret ? (
          <QuietButton onClick={hide}>{translate('webapp.editor.secret_hide')}</QuietButton>
        ) : (
          <QuietButton disabled={isBusy} onClick={show}>
            {translate('webapp.editor.secret_show')}
          </QuietButton>
        )}
        <QuietButton disabled={isBusy} aria-busy={isBusy} onClick={rotate}>
          {translate('webapp.editor.secret_rotate')}
        </QuietButton>
      </Line>
      <Secondary role='status'>{secret && <OldSecret {...secret} />}</Secondary>
    </Box>
  )
}

function OldSecret({ old_valid_until }: WebhookSecret) {
  const translate = useTranslate()
  const { formatDate } = useIntl()
  const format = useTimeFormat()
  if (old_valid_until === 0) return null
  const options = { month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric', ...format } as const
  return <>{translate('webapp.editor.secret_old', { time: formatDate(old_valid_until, options) })}</>
}

function useSecret(playbookId: string) {
  const api = usePlaybookApi()
  const { notify } = useProduct()
  const [secret, setSecret] = useState<WebhookSecret>()
  const [isBusy, setBusy] = useState(false)
  const ask = async (how: (id: string) => Promise<WebhookSecret>) => {
    setBusy(true)
    try {
      setSecret(await how(playbookId))
    } catch (error) {
      notify.failed({ text: 'webapp.error.secret', failure: failureOf(error) }, () => void ask(how))
    }
    setBusy(false)
  }
  return {
    secret,
    isBusy,
    show: () => void ask(api.webhookSecret),
    rotate: () => void ask(api.rotateWebhookSecret),
    hide: () => setSecret(undefined),
  }
}

const Box = styled.div`
  margin-bottom: 16px;
`

const Name = styled.div`
  margin-bottom: 4px;
  font-weight: 600;
`

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  & > code {
    overflow-wrap: anywhere;
  }
`
