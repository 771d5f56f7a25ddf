import { PLUGIN_ID } from './host.ts'

/** Which screen says that something is not there. */
export type Missing = 'incidents' | 'playbooks' | 'default'

export type Paths = ReturnType<typeof pathsOf>

/** What all our pages of a team begin with. */
export const pageRoot = (teamName: string): string => `/${teamName}/${PLUGIN_ID}`

/** Addresses of our pages for a team, below the site's sub-path. */
export function pathsOf(teamName: string) {
  const base = pageRoot(teamName)
  return {
    incidents: `${base}/incidents`,
    incident: (id: string) => `${base}/incidents/${encodeURIComponent(id)}/overview`,
    retrospective: (id: string) => `${base}/incidents/${encodeURIComponent(id)}/retrospective`,
    playbooks: `${base}/playbooks`,
    playbook: (id: string) => `${base}/playbooks/${encodeURIComponent(id)}`,
    newPlaybook: `${base}/playbooks/new`,
    statistics: `${base}/statistics`,
    settings: `${base}/settings`,
  }
}
