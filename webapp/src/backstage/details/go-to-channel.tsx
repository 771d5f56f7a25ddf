import * as React from 'react'
import { useState } from 'react'
import { useSelector } from 'react-redux'

import type { Incident } from '../../../../server/contract/incident.ts'
import { isInChannel, type HostState } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { failureOf } from '../../request.ts'
import { Icon } from '../../ui/button.tsx'
import { GlobeIcon, LockIcon } from '../../ui/icons.tsx'
import { ReasonedButton } from '../../ui/reasoned-button.tsx'

/** Leads to the incident's channel, and lets those in first who are not in it; nothing where the host would not. */
export function GoToChannel({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { go, isGoing, isPossible } = useGoToChannel(incident)
  const isGone = incident.channel_state === 'deleted'
  if (!isPossible && !isGone) return null
  const Picture = incident.channel_type === 'P' ? LockIcon : GlobeIcon
  return (
    <ReasonedButton
      reason={isGone ? translate('webapp.incident.channel_deleted') : undefined}
      isBusy={isGoing}
      onClick={go}
    >
      <Icon>
        <Picture size={16} />
      </Icon>
      {translate('webapp.details.go')}
    </ReasonedButton>
  )
}

/** To the incident's channel, into which the host lets the person first where needed. */
export function useGoToChannel({ team_id: teamId, channel_id: channelId, channel_state }: Incident) {
  const { join, navigation, notify } = useProduct()
  const isMember = useSelector((state: HostState) => isInChannel(state, channelId))
  const [isGoing, setGoing] = useState(false)
  const go = () => {
    setGoing(true)
    const gone = isMember
      ? navigation
          .goToChannel(teamId, channelId)
          .catch((error: unknown) =>
            notify.failed({ text: 'webapp.error.channel', failure: failureOf(error) }),
          )
      : join(teamId, channelId)
    void gone.finally(() => setGoing(false))
  }
  // The host lets nobody new into an archived channel.
  const isPossible = channel_state === 'open' || (channel_state === 'archived' && isMember)
  return { go, isGoing, isPossible }
}
