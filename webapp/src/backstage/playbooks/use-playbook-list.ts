import { useCallback } from 'react'
import { useSelector } from 'react-redux'

import { currentTeamId } from '../../host.ts'
import { useSignal } from '../../use-signal.ts'
import { usePlaybookApi, type PlaybookPage } from '../playbook-api.ts'
import { useLoad } from '../use-load.ts'
import { directionOf, type ListChoices } from './list-choices.ts'

/** A page of the list, and what was chosen when it was read. */
export interface Shown extends PlaybookPage {
  readonly choices: ListChoices
}

/** The playbooks that the choices ask for; read again whenever the team's playbooks change. */
export function usePlaybookList(choices: ListChoices) {
  const api = usePlaybookApi()
  const teamId = useSelector(currentTeamId)
  const load = useCallback(async (): Promise<Shown> => {
    const { search, mine, sort, page } = choices
    const asked = { teamId, search, isMineOnly: mine, sort, direction: directionOf(choices), page }
    return { ...(await api.list(asked)), choices }
  }, [api, teamId, choices])
  const list = useLoad(load)
  const { reload } = list
  useSignal(
    'playbooks_changed',
    useCallback(() => void reload(), [reload]),
  )
  return list
}
