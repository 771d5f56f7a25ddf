import type { CommandRow } from './row.ts'

/** Subcommands about the incident of the channel. */
export const commandRows: Readonly<Record<string, CommandRow>> = {
  check: { needs: 'tasks, checklists, commander', typed: 'check 0 0', changes: true },
  commander: { needs: 'tasks, checklists, commander', typed: 'commander @member', changes: true },
  'commander (show)': { needs: 'see', typed: 'commander' },
  info: { needs: 'see', typed: 'info' },
}
