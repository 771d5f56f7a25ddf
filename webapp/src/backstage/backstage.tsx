import * as React from 'react'
import { useEffect, useRef } from 'react'
import { useSelector } from 'react-redux'
import { Redirect, Route, Switch, useLocation } from 'react-router-dom'
import styled from 'styled-components'

import { currentTeam } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { pageRoot } from '../paths.ts'
import { isTeamOff } from '../state/selectors.ts'
import { Broken } from '../ui/broken.tsx'
import { PartBoundary } from '../ui/part-boundary.tsx'
import { ErrorPage } from './error-page.tsx'
import { Header, PAGE_ELEMENT } from './header.tsx'
import { Message } from './not-found.tsx'
import { pages, redirects } from './pages.tsx'
import { ToMattermost } from './to-mattermost.tsx'
import { usePageTitle } from './use-page-title.ts'

/** The page that the address names, below the header of all. */
export function Backstage() {
  const main = useRef<HTMLElement>(null)
  useFocusOnPage(main)
  const isOff = useSelector(isTeamOff)
  return (
    <>
      <Narrow />
      <Column>
        <Header onSkip={() => main.current?.focus()} />
        <Main ref={main} id={PAGE_ELEMENT} tabIndex={-1}>
          {isOff ? <TeamOff /> : <Pages />}
        </Main>
      </Column>
    </>
  )
}

function Pages() {
  const root = pageRoot(useSelector(currentTeam)?.name ?? '')
  return (
    <Switch>
      {redirects.map(({ from, to }) => (
        <Redirect key={from} exact from={`${root}${from}`} to={`${root}${to}`} />
      ))}
      {pages.map(({ path, Page }) => (
        <Route key={path} exact path={`${root}${path}`}>
          <PartBoundary fallback={(reload) => <Broken onReload={reload} />}>
            <Page />
          </PartBoundary>
        </Route>
      ))}
      <Route>
        <ErrorPage />
      </Route>
    </Switch>
  )
}

/** Whoever followed a link that went away with its page is at the beginning of the next one. */
function useFocusOnPage(main: React.RefObject<HTMLElement>): void {
  const { pathname } = useLocation()
  const left = useRef(pathname)
  useEffect(() => {
    if (left.current === pathname) return
    left.current = pathname
    const { activeElement, body } = document
    if (activeElement === null || activeElement === body) main.current?.focus()
  }, [main, pathname])
}

function TeamOff() {
  const translate = useTranslate()
  usePageTitle(translate('webapp.pages.off'))
  return (
    <Message>
      <h1>{translate('webapp.pages.off')}</h1>
      <p>{translate('webapp.list.disabled')}</p>
      <ToMattermost />
    </Message>
  )
}

/** Instead of pages that need more room; what is typed in them stays. */
function Narrow() {
  const translate = useTranslate()
  return (
    <NarrowOnly>
      <Message>
        <p>{translate('webapp.pages.narrow')}</p>
        <ToMattermost />
      </Message>
    </NarrowOnly>
  )
}

const NarrowOnly = styled.div`
  display: none;
  @media (max-width: 768px) {
    display: block;
  }
`

const Column = styled.div`
  display: flex;
  flex-direction: column;
  height: 100%;
  @media (max-width: 768px) {
    display: none;
  }
`

/** Positioned, so that what is hidden in it scrolls with it. */
const Main = styled.main`
  position: relative;
  flex: 1;
  min-height: 0;
  padding: 24px 32px;
  overflow-y: auto;
  outline: none;
`
