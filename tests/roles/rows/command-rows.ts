import type { CommandRow } from './row.ts'

/** Subcommands about the incident of the channel. */
export const commandRows: Readonly<Record<string, CommandRow>> = {
  '/incident check': { needs: 'tasks, checklists, commander', typed: 'check 0 0', changes: true },
  '/incident commander': { needs: 'tasks, checklists, commander', typed: 'commander @member', changes: true },
  '/incident commander (show)': { needs: 'see', typed: 'commander' },
  '/incident info': { needs: 'see', typed: 'info' },
}
