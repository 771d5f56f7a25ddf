import type { Reads } from '../usecases/ports/reads.ts'

export type Team = Awaited<ReturnType<Reads['findTeam']>>

/** Of the team, below the server's address, so that it stays right when that changes. */
export const incidentsPage = ({ name }: Pick<Team, 'name'>): string =>
  `/${name}/incident-collaboration/incidents`

export const incidentPage = (team: Pick<Team, 'name'>, incidentId: string): string =>
  `${incidentsPage(team)}/${incidentId}`
