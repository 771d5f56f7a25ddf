import * as React from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../i18n.ts'
import type { Missing } from '../paths.ts'
import { PageLink } from '../ui/page-link.tsx'
import { ToMattermost } from './to-mattermost.tsx'
import { usePageTitle } from './use-page-title.ts'
import { usePaths } from '../use-paths.ts'

const HEADINGS: Readonly<Record<Missing, TextId>> = {
  incidents: 'webapp.pages.no_incident',
  playbooks: 'webapp.pages.no_playbook',
  default: 'webapp.pages.no_page',
}

/** In the place of what does not exist or may not be seen: both look the same. */
export function NotFound({ what }: { readonly what: Missing }) {
  const translate = useTranslate()
  const heading = translate(HEADINGS[what])
  usePageTitle(heading)
  return (
    <Message>
      <h1>{heading}</h1>
      <Way what={what} />
    </Message>
  )
}

function Way({ what }: { readonly what: Missing }) {
  const translate = useTranslate()
  const paths = usePaths()
  if (what === 'default') return <ToMattermost />
  if (what === 'playbooks')
    return <PageLink to={paths.playbooks}>{translate('webapp.pages.to_playbooks')}</PageLink>
  return (
    <>
      <p>{translate('webapp.pages.no_incident_why')}</p>
      <PageLink to={paths.incidents}>{translate('webapp.pages.to_incidents')}</PageLink>
    </>
  )
}

/** A heading, a sentence and a way out, in the middle of the page. */
export const Message = styled.div`
  max-width: 480px;
  margin: 0 auto;
  padding: 96px 32px;
  text-align: center;
  & > h1 {
    margin: 0 0 12px;
    font-family: Metropolis, inherit;
    font-size: 22px;
    font-weight: 600;
    line-height: 28px;
  }
`
