import * as React from 'react'
import { useCallback, useState } from 'react'
import { useSelector } from 'react-redux'
import { useLocation, useParams } from 'react-router-dom'

import { currentTeamId, currentUserId } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { randomId } from '../../random-id.ts'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotFound } from '../not-found.tsx'
import { usePlaybookApi } from '../playbook-api.ts'
import { useLoad } from '../use-load.ts'
import { blankDraft, draftFromIncident, type Draft } from './draft.ts'
import { EditorForm } from './editor-form.tsx'
import { BUILT_IN, builtInDraft, updateTemplate } from './template.ts'

/** A playbook that is there. */
export function EditorPage() {
  const { id } = useParams<{ id: string }>()
  const api = usePlaybookApi()
  const teamId = useSelector(currentTeamId)
  const load = useCallback(async () => {
    const playbook = await api.get(id)
    // The address names a team; what belongs to another one is not there.
    return playbook.team_id === teamId ? playbook : undefined
  }, [api, id, teamId])
  return <Loading key={id} load={load} missing='playbooks' />
}

/** A new one: blank, the built-in one, or with the checklists of an incident. */
export function NewPlaybookPage() {
  const { search } = useLocation()
  const begin = useBeginning(search)
  const missing = new URLSearchParams(search).has('incident') ? 'incidents' : 'playbooks'
  return <Loading key={search} load={begin} missing={missing} />
}

interface LoadingProps {
  readonly load: () => Promise<Draft | undefined>
  readonly missing: 'incidents' | 'playbooks'
}

function Loading({ load, missing }: LoadingProps) {
  const { value, failure, isLoading, reload } = useLoad(load)
  const isMissing = failure ? MISSING.has(failure.code) : !value && !isLoading
  if (isMissing && !value) return <NotFound what={missing} />
  // What is being written stays as it is, whatever is read again.
  if (value) return <Begun draft={value} />
  if (failure) return <Failed what='webapp.error.playbook' failure={failure} onRetry={() => void reload()} />
  return <Skeleton lines={8} />
}

/** Unknown ones, those of others, and everything for guests look the same. */
const MISSING: ReadonlySet<string> = new Set(['not_found', 'forbidden', 'invalid'])

function Begun({ draft }: { readonly draft: Draft }) {
  const [first] = useState(draft)
  return <EditorForm begun={first} />
}

function useBeginning(search: string): () => Promise<Draft> {
  const translate = useTranslate()
  const { api } = useProduct()
  const teamId = useSelector(currentTeamId)
  const userId = useSelector(currentUserId)
  return useCallback(async () => {
    const beginnings = { teamId, userId, welcome: translate('playbook.welcome'), newId: randomId }
    const asked = new URLSearchParams(search)
    const incidentId = asked.get('incident')
    if (incidentId !== null) return draftFromIncident(await api.incident(incidentId), beginnings)
    if (asked.get('template') === BUILT_IN) return builtInDraft(translate, beginnings)
    return blankDraft(beginnings, updateTemplate(translate), translate('webapp.editor.first_checklist'))
  }, [api, teamId, userId, translate, search])
}
