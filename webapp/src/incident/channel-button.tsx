import * as React from 'react'
import { useState } from 'react'
import { useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import { isInChannel, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { failureOf } from '../request.ts'
import { QuietButton } from '../ui/button.tsx'

/** Leads members to the incident's channel, and lets others in first. */
export function ChannelButton({ incident }: { readonly incident: Incident }) {
  const isMember = useSelector((state: HostState) => isInChannel(state, incident.channel_id))
  if (incident.channel_state === 'deleted') return null
  return isMember ? <GoButton incident={incident} /> : <JoinButton incident={incident} />
}

function GoButton({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { navigation, notify } = useProduct()
  const go = () =>
    void navigation
      .goToChannel(incident.team_id, incident.channel_id)
      .catch((error: unknown) =>
        notify.failed({ text: 'webapp.error.channel', failure: failureOf(error) }, go),
      )
  return <QuietButton onClick={go}>{translate('webapp.list.go')}</QuietButton>
}

export function JoinButton({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { join } = useProduct()
  const [isJoining, setJoining] = useState(false)
  const onClick = () => {
    setJoining(true)
    void join(incident.team_id, incident.channel_id).finally(() => setJoining(false))
  }
  return (
    <QuietButton disabled={isJoining} aria-busy={isJoining} onClick={onClick}>
      {translate('webapp.list.join')}
    </QuietButton>
  )
}
