import * as React from 'react'
import type { MouseEvent } from 'react'
import { useLocation } from 'react-router-dom'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentTeam } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { lastChannelPath } from '../navigation.ts'
import { pageRoot } from '../paths.ts'
import { Icon } from '../ui/button.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { hiddenStyle } from '../ui/text.tsx'
import { pages } from './pages.tsx'

/** Id of what stands below the header. */
export const PAGE_ELEMENT = 'incident-collaboration-page'

/** @param onSkip Takes the focus to what stands below. */
export function Header({ onSkip }: { readonly onSkip: () => void }) {
  const translate = useTranslate()
  const back = translate('webapp.pages.back')
  const channelPath = useSelector(lastChannelPath)
  const skip = (event: MouseEvent) => {
    // The fragment of the address belongs to the pages.
    event.preventDefault()
    onSkip()
  }
  return (
    <Bar>
      <SkipLink href={`#${PAGE_ELEMENT}`} onClick={skip}>
        {translate('webapp.pages.skip')}
      </SkipLink>
      <nav aria-label={translate('webapp.pages.name')}>
        <Tabs />
      </nav>
      <Close to={channelPath} aria-label={back} title={back}>
        <Icon>
          <CloseIcon size={20} />
        </Icon>
      </Close>
    </Bar>
  )
}

function Tabs() {
  const translate = useTranslate()
  const { pathname } = useLocation()
  const root = pageRoot(useSelector(currentTeam)?.name ?? '')
  return (
    <List>
      {pages.flatMap(({ path, tab }) => {
        if (!tab) return []
        const isOpen = `${pathname}/`.startsWith(`${root}${path}/`)
        return (
          <li key={path}>
            <Tab to={`${root}${path}`} aria-current={isOpen ? 'page' : undefined}>
              {translate(tab)}
            </Tab>
          </li>
        )
      })}
    </List>
  )
}

const Bar = styled.header`
  position: relative;
  display: flex;
  flex: none;
  align-items: center;
  justify-content: space-between;
  gap: 16px;
  padding: 0 24px;
  border-bottom: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
`

const SkipLink = styled.a`
  &:not(:focus) {
    ${hiddenStyle}
  }
  position: absolute;
  z-index: 1;
  inset-inline-start: 24px;
  padding: 8px 16px;
  border-radius: var(--radius-s, 4px);
  outline: 2px solid var(--button-bg);
  background: var(--center-channel-bg);
  color: var(--link-color);
`

const List = styled.ul`
  display: flex;
  margin: 0;
  padding: 0;
  list-style: none;
`

const Tab = styled(PageLink)`
  display: block;
  padding: 16px 12px 14px;
  border-bottom: 2px solid transparent;
  border-radius: 0;
  color: rgba(var(--center-channel-color-rgb), 0.8);
  font-weight: 600;
  &:hover {
    color: var(--center-channel-color);
    text-decoration: none;
  }
  &[aria-current] {
    border-bottom-color: var(--button-bg);
    color: var(--center-channel-color);
  }
  &:focus-visible {
    outline-offset: -2px;
  }
`

const Close = styled(PageLink)`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  width: 32px;
  height: 32px;
  color: rgba(var(--center-channel-color-rgb), 0.8);
  &:hover {
    background: rgba(var(--center-channel-color-rgb), 0.08);
  }
`
