import { useCallback, useEffect } from 'react'
import { useSelector } from 'react-redux'

import { currentTeamId, type HostState } from '../host.ts'
import { useProduct } from '../product.ts'
import { rhsOf, selectMine } from '../state/selectors.ts'
import { useSignal } from '../use-signal.ts'

/** With each team: its incidents in which the person is, and what may be offered there. */
export function useTeam(): void {
  const { lists, rights } = useProduct()
  const teamId = useSelector(currentTeamId)
  const read = useCallback(() => {
    if (teamId === '') return
    void lists.readList(teamId, 'mine')
    void rights.readRights(teamId)
  }, [lists, rights, teamId])
  useEffect(read, [read])
  useSignal('settings_changed', read)

  const readRights = useCallback(() => {
    if (teamId !== '') void rights.readRights(teamId)
  }, [rights, teamId])
  useSignal('playbooks_changed', readRights)

  // Where one is ongoing, nobody has to ask about the ended ones.
  const hasNone = useSelector(
    (state: HostState) => rhsOf(state).lists[teamId]?.mine?.is === 'ready' && selectMine(state).length === 0,
  )
  const readInvolvement = useCallback(() => {
    if (hasNone) void rights.readInvolvement(teamId)
  }, [rights, teamId, hasNone])
  useEffect(readInvolvement, [readInvolvement])
  useSignal('incidents_changed', readInvolvement)
}
