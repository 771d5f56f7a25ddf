import * as React from 'react'

import { useTranslate } from '../../i18n.ts'
import { Message } from '../not-found.tsx'
import { CreateLink } from './create-link.tsx'

/** For those who have no playbook at all: what one is, and how to get one. */
export function Welcome({ mayCreate }: { readonly mayCreate: boolean }) {
  const translate = useTranslate()
  return (
    <Message>
      <h2>{translate('webapp.playbooks.welcome')}</h2>
      <p>{translate('webapp.playbooks.welcome_text')}</p>
      {mayCreate ? (
        <CreateLink text='webapp.playbooks.new' />
      ) : (
        <p>{translate('webapp.playbooks.ask_for_one')}</p>
      )}
    </Message>
  )
}
