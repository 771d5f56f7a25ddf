import type { CommandRow } from './row.ts'
import { byWhoRestores } from './status-rows.ts'

const opensStatus = (typed: string): CommandRow => ({
  needs: 'status update, reminder',
  also: 'post in the channel',
  archived: byWhoRestores,
  typed,
  makes: 'a dialog',
  twin: 'POST /incidents/{id}/status',
})

/** Subcommands about the incident of the channel. */
export const commandRows: Readonly<Record<string, CommandRow>> = {
  '/incident check': {
    needs: 'tasks, checklists, commander',
    typed: 'check 0 0',
    makes: 'a version',
    twin: 'PUT /incidents/{id}/tasks/{task_id}/state',
  },
  '/incident checkadd': {
    needs: 'tasks, checklists, commander',
    typed: 'checkadd 0 Follow up',
    makes: 'a version',
    twin: 'POST /incidents/{id}/checklists/{checklist_id}/tasks',
  },
  '/incident checkadd (no title)': {
    needs: 'tasks, checklists, commander',
    typed: 'checkadd 0',
    makes: 'a dialog',
    twin: 'POST /incidents/{id}/checklists/{checklist_id}/tasks',
  },
  '/incident checkremove': {
    needs: 'tasks, checklists, commander',
    typed: 'checkremove 0 0',
    makes: 'a version',
    twin: 'DELETE /incidents/{id}/tasks/{task_id}',
  },
  '/incident commander': {
    needs: 'tasks, checklists, commander',
    typed: 'commander @member-who-may-not-post',
    makes: 'a version',
    twin: 'POST /incidents/{id}/commander',
  },
  '/incident commander (show)': {
    needs: 'see',
    typed: 'commander',
    twin: 'GET /incidents/channel/{channel_id}',
  },
  '/incident announce': { needs: 'announce', typed: 'announce ~there-is-none' },
  '/incident info': { needs: 'see', typed: 'info', twin: 'GET /incidents/channel/{channel_id}' },
  '/incident timeline': { needs: 'see', typed: 'timeline all', twin: 'GET /incidents/{id}/timeline' },
  '/incident end': opensStatus('end'),
  '/incident update': opensStatus('update'),
  '/incident restart': { needs: 'status update, reminder', typed: 'restart' },
  '/incident restart (from elsewhere)': {
    needs: 'status update, reminder',
    typed: ({ parameters }) => `restart ~copy-${parameters['channel_id'] ?? ''}`,
    isTypedElsewhere: true,
  },
}
