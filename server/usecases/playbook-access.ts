import {
  canDeletePlaybook,
  canManageMembers,
  mustManagePlaybook,
  type PlaybookFacts,
  type PlaybookTeamFacts,
} from '../domain/permissions.ts'
import type { Playbook } from '../domain/playbook.ts'
import { notFound } from '../domain/errors.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { PlaybookHostAnswers, PlaybookStore } from './ports/playbooks.ts'

export type PlaybookAccessDeps = Readonly<{
  playbooks: Pick<PlaybookStore, 'find'>
  host: Pick<Host, 'isAdmin' | 'mayInTeam'>
}>

/** A playbook in the hands of somebody who may manage it. */
export type ManagedPlaybook = Readonly<{ playbook: Playbook; team: PlaybookTeamFacts; facts: PlaybookFacts }>

/** A playbook, and what the person who sees it may do besides. */
export type SeenPlaybook = Readonly<{ playbook: Playbook; canManageMembers: boolean; canDelete: boolean }>

/** What only the host knows about a person and a team. */
export async function askAboutTeam(
  host: PlaybookAccessDeps['host'],
  userId: string,
  teamId: string,
): Promise<PlaybookHostAnswers> {
  const [isAdmin, isTeamAdmin] = await Promise.all([
    host.isAdmin(userId),
    host.mayInTeam(userId, teamId, 'manage_team'),
  ])
  return { isAdmin, isTeamAdmin }
}

/** @throws {IncidentError} what refuses right *manage*; the same for unknown, deleted and invisible ones. */
export async function mustFindManaged(
  { playbooks, host }: PlaybookAccessDeps,
  { userId }: Actor,
  playbookId: string,
): Promise<ManagedPlaybook> {
  const [isAdmin, found] = await Promise.all([host.isAdmin(userId), playbooks.find({ userId, playbookId })])
  const { playbook, facts } = found
  const isTeamAdmin = playbook !== undefined && (await host.mayInTeam(userId, playbook.teamId, 'manage_team'))
  const team = { ...found.team, isAdmin, isTeamAdmin }
  mustManagePlaybook(team, facts)
  if (!playbook) throw notFound()
  return { playbook, team, facts }
}

export const seen = (playbook: Playbook, team: PlaybookTeamFacts): SeenPlaybook => ({
  playbook,
  canManageMembers: canManageMembers(team),
  canDelete: canDeletePlaybook(team, playbook),
})
