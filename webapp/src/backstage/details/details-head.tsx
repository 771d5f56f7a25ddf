import * as React from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { PersonChip } from '../../incident/person-chip.tsx'
import { Private } from '../../incident/private.tsx'
import { StatusBadge } from '../../incident/status-badge.tsx'
import { useProduct } from '../../product.ts'
import { DirectedIcon } from '../../ui/button.tsx'
import { ArrowBackIcon } from '../../ui/icons.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { oneLine } from '../../ui/text.tsx'
import { usePaths } from '../../use-paths.ts'
import { HeadButtons } from './head-buttons.tsx'

/** Which incident it is, who leads it, and what can be done about it. */
export function DetailsHead({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { navigation } = useProduct()
  const paths = usePaths()
  const back = translate('webapp.incident.back')
  return (
    <Head>
      <Line>
        <Back to={navigation.asLeft(paths.incidents)} aria-label={back} title={back}>
          <DirectedIcon>
            <ArrowBackIcon size={20} />
          </DirectedIcon>
        </Back>
        <Name title={incident.name}>
          <bdi>{incident.name}</bdi>
        </Name>
        {incident.channel_type === 'P' && <Private />}
        <StatusBadge status={incident.current_status} />
        <Lead>
          {translate('webapp.summary.commander')} <PersonChip id={incident.commander_user_id} />
        </Lead>
      </Line>
      <HeadButtons incident={incident} />
    </Head>
  )
}

const Head = styled.header`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 12px 24px;
`

const Line = styled.div`
  display: flex;
  flex: 1 1 480px;
  align-items: center;
  gap: 8px;
  min-width: 0;
`

const Back = styled(PageLink)`
  display: inline-flex;
  flex: none;
  align-items: center;
  justify-content: center;
  width: 32px;
  height: 32px;
  color: rgba(var(--center-channel-color-rgb), 0.8);
  &:hover {
    background: rgba(var(--center-channel-color-rgb), 0.08);
  }
`

const Name = styled.h1`
  ${oneLine}
  margin: 0;
  font-family: Metropolis, inherit;
  font-size: 22px;
  font-weight: 600;
  line-height: 28px;
`

const Lead = styled.span`
  display: inline-flex;
  flex: none;
  align-items: center;
  gap: 6px;
  max-width: 40%;
  margin-inline-start: 8px;
`
