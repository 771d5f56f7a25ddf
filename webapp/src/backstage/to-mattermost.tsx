import * as React from 'react'
import { useSelector } from 'react-redux'

import { useTranslate } from '../i18n.ts'
import { lastChannelPath } from '../navigation.ts'
import { PageLink } from '../ui/page-link.tsx'

/** Leads to the channel last visited in this team. */
export function ToMattermost() {
  const translate = useTranslate()
  const path = useSelector(lastChannelPath)
  return <PageLink to={path}>{translate('webapp.pages.back')}</PageLink>
}
