import * as React from 'react'
import { useSelector } from 'react-redux'

import { currentTeam } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { StartButton } from '../../incident/start-button.tsx'
import { useProduct } from '../../product.ts'
import { myRights } from '../../state/selectors.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Message } from '../not-found.tsx'

/** For those who may see no incident at all: what one is, and how to begin. */
export function Welcome() {
  const translate = useTranslate()
  const { startFromPage } = useProduct()
  const mayStart = useSelector(myRights)?.start_incidents === true
  return (
    <Message>
      <h1>{translate('webapp.incidents.welcome')}</h1>
      <p>{translate('webapp.incidents.welcome_text')}</p>
      {mayStart && <StartButton text='webapp.incidents.new' onStart={startFromPage} />}
    </Message>
  )
}

export function NoHits({ onClear }: { readonly onClear: () => void }) {
  const translate = useTranslate()
  const team = useSelector(currentTeam)?.display_name ?? ''
  return (
    <Message>
      <p>{translate('webapp.incidents.no_hits', { team })}</p>
      <LinkButton onClick={onClear}>{translate('webapp.incidents.clear')}</LinkButton>
    </Message>
  )
}
