import type { ComponentType } from 'react'

import type { TextId } from '../i18n.ts'
import { IncidentsPage } from './incidents/incidents-page.tsx'
import { SettingsPage } from './settings/settings-page.tsx'
import { EditorPage, NewPlaybookPage } from './editor/editor-page.tsx'
import { PlaybooksPage } from './playbooks/playbooks-page.tsx'
import { StatisticsPage } from './statistics/statistics-page.tsx'
import { OverviewPage } from './details/overview-page.tsx'
import { RetrospectivePage } from './details/retrospective-page.tsx'

interface PageEntry {
  /** Below `/{team}/incident-collaboration`, as react-router reads it; parameters come by `useParams`. */
  readonly path: string
  readonly Page: ComponentType
  /** The page has a tab of this name in the header. */
  readonly tab?: TextId
}

/** Every page; what matches none of them is the error page. Tabs stand in the header in this order. */
export const pages: readonly PageEntry[] = [
  { path: '/incidents', Page: IncidentsPage, tab: 'webapp.title' },
  { path: '/incidents/:id/overview', Page: OverviewPage },
  { path: '/incidents/:id/retrospective', Page: RetrospectivePage },
  { path: '/playbooks', Page: PlaybooksPage, tab: 'webapp.playbooks.tab' },
  { path: '/playbooks/new', Page: NewPlaybookPage },
  { path: '/playbooks/:id', Page: EditorPage },
  { path: '/statistics', Page: StatisticsPage, tab: 'webapp.statistics.tab' },
  { path: '/settings', Page: SettingsPage, tab: 'webapp.settings.tab' },
]

/** Addresses that only lead to others. */
export const redirects: readonly { readonly from: string; readonly to: string }[] = [
  { from: '/', to: '/incidents' },
  { from: '/stats', to: '/statistics' },
  { from: '/incidents/:id', to: '/incidents/:id/overview' },
]
