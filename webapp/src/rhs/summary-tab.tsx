import * as React from 'react'
import type { ReactNode } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { isInChannel, type HostState } from '../host.ts'
import { useTranslate, type TextId } from '../i18n.ts'
import { ChannelButton } from '../incident/channel-button.tsx'
import { Commander } from '../incident/commander.tsx'
import { Duration } from '../incident/duration.tsx'
import { LatestUpdate } from '../incident/latest-update.tsx'
import { Moment } from '../incident/moment.tsx'
import { NextUpdate } from '../incident/next-update.tsx'
import { PersonChip } from '../incident/person-chip.tsx'
import { useMeet } from '../incident/person-name.ts'
import { latestUpdateOf } from '../state/selectors.ts'
import { statusWindow } from '../state/status-window.ts'
import { LinkButton } from '../ui/button.tsx'
import { Secondary } from '../ui/text.tsx'
import { Description } from './description.tsx'

/** What one wants to know first. */
export function SummaryTab({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const isMember = useSelector((state: HostState) => isInChannel(state, incident.channel_id))
  useMeet([incident.commander_user_id, incident.reporter_user_id])
  return (
    <Facts>
      <Fact title={translate('webapp.summary.description')}>
        <Description incident={incident} none={<NoDescription incident={incident} />} />
      </Fact>
      <Fact title={translate('webapp.summary.commander')}>
        <Commander incident={incident} />
      </Fact>
      <Fact title={translate('webapp.summary.duration')}>
        <Duration incident={incident} />
      </Fact>
      <Fact title={translate('webapp.summary.latest')}>
        <LatestUpdate
          incident={incident}
          none={<FirstUpdate incident={incident} text='webapp.summary.no_update' />}
        />
      </Fact>
      <Fact title={translate('webapp.summary.next')}>
        <NextUpdate incident={incident} />
      </Fact>
      <Fact title={translate('webapp.summary.reported')}>
        <PersonChip id={incident.reporter_user_id} /> <Moment at={incident.create_at} />
      </Fact>
      {isMember && incident.channel_state !== 'deleted' && (
        <Fact title={translate('webapp.summary.channel')}>
          <ChannelButton incident={incident} />
        </Fact>
      )}
    </Facts>
  )
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The first update can bring it as well; later ones are no first ones. */
function NoDescription({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  if (!latestUpdateOf(incident))
    return <FirstUpdate incident={incident} text='webapp.summary.no_description' />
  return <Secondary>{translate('webapp.summary.no_description')}</Secondary>
}

interface FirstUpdateProps {
  readonly incident: Incident
  readonly text: TextId
}

/** Nothing was said yet: the sentence leads those who may to saying it. */
function FirstUpdate({ incident, text }: FirstUpdateProps) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const open = () => dispatch(statusWindow.actions.opened({ incidentId: incident.id }))
  return (
    <>
      <Secondary>{translate(text)}</Secondary>{' '}
      {incident.can_edit && incident.channel_state !== 'deleted' && (
        <LinkButton onClick={open}>{translate('webapp.summary.first_update')}</LinkButton>
      )}
    </>
  )
}

const Facts = styled.dl`
  margin: 0;
  padding: 16px;
  & dt {
    font-weight: 600;
  }
  & dd {
    margin: 4px 0 16px;
    overflow-wrap: anywhere;
  }
`
