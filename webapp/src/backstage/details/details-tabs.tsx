import * as React from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { usePaths } from '../../use-paths.ts'

export type DetailsTab = 'overview' | 'retrospective'

interface DetailsTabsProps {
  readonly incident: Incident
  readonly open: DetailsTab
}

/** Each tab is a page with an address of its own, so these are links. */
export function DetailsTabs({ incident, open }: DetailsTabsProps) {
  const translate = useTranslate()
  const paths = usePaths()
  if (!incident.retrospective_enabled) return null
  const tabs = [
    { name: 'overview', to: paths.incident(incident.id), text: translate('webapp.details.overview') },
    {
      name: 'retrospective',
      to: paths.retrospective(incident.id),
      text: translate('webapp.details.retrospective'),
    },
  ]
  return (
    <nav aria-label={translate('webapp.incident.tabs')}>
      <List>
        {tabs.map(({ name, to, text }) => (
          <li key={name}>
            <Tab to={to} aria-current={name === open ? 'page' : undefined}>
              {text}
            </Tab>
          </li>
        ))}
      </List>
    </nav>
  )
}

const List = styled.ul`
  display: flex;
  margin: 0;
  padding: 0;
  border-bottom: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  list-style: none;
`

const Tab = styled(PageLink)`
  display: block;
  padding: 10px 12px;
  border-bottom: 2px solid transparent;
  color: rgba(var(--center-channel-color-rgb), 0.8);
  font-weight: 600;
  &[aria-current] {
    border-bottom-color: var(--button-bg);
    color: var(--center-channel-color);
  }
`
