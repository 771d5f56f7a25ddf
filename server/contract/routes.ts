/** Where the host serves us, whatever the site's address and sub-path. */
export const PLUGIN_ROOT = '/plugins/incident-collaboration'

/** Where the REST interface begins, below the plugin's root. */
export const API_BASE = '/api/v0'

/** URL patterns below {@link API_BASE}; `:name` stands for one encoded path segment. */
export const routes = {
  incidents: '/incidents',
  incidentChannels: '/incidents/channels',
  commanders: '/incidents/commanders',
  exportList: '/incidents/export',
  incident: '/incidents/:id',
  export: '/incidents/:id/export',
  incidentOfChannel: '/incidents/channel/:channel_id',
  metadata: '/incidents/:id/metadata',
  timeline: '/incidents/:id/timeline',
  timelineEntry: '/incidents/:id/timeline/:event_id',
  statusUpdates: '/incidents/:id/status-updates',
  participants: '/incidents/:id/participants',
  viewWelcome: '/incidents/:id/check-and-send-message-on-join/:channel_id',
  webhookDeliveries: '/incidents/:id/webhook-deliveries',
  webhookDelivery: '/incidents/:id/webhook-deliveries/:delivery_id',
  webhookReplay: '/incidents/:id/webhook-deliveries/:delivery_id/replay',
  commander: '/incidents/:id/commander',
  status: '/incidents/:id/status',
  retrospective: '/incidents/:id/retrospective',
  retrospectivePublication: '/incidents/:id/retrospective/publish',
  noRetrospective: '/incidents/:id/no-retrospective-button',
  retrospectiveCancellation: '/incidents/:id/retrospective/cancel',
  checklists: '/incidents/:id/checklists',
  checklist: '/incidents/:id/checklists/:checklist_id',
  checklistPosition: '/incidents/:id/checklists/:checklist_id/position',
  tasks: '/incidents/:id/checklists/:checklist_id/tasks',
  task: '/incidents/:id/tasks/:task_id',
  taskPosition: '/incidents/:id/tasks/:task_id/position',
  statusDialog: '/incidents/:id/update-status-dialog',
  reminderUpdate: '/incidents/:id/reminder/button-update',
  reminderDismiss: '/incidents/:id/reminder/button-dismiss',
  taskState: '/incidents/:id/tasks/:task_id/state',
  taskAssignee: '/incidents/:id/tasks/:task_id/assignee',
  taskRun: '/incidents/:id/tasks/:task_id/run',
  addTaskAtPlace: '/incidents/:id/checklists/:c/add',
  addTaskDialog: '/incidents/:id/checklists/:c/add-dialog',
  reorderTask: '/incidents/:id/checklists/:c/reorder',
  taskAtPlace: '/incidents/:id/checklists/:c/item/:i',
  taskAtPlaceState: '/incidents/:id/checklists/:c/item/:i/state',
  taskAtPlaceAssignee: '/incidents/:id/checklists/:c/item/:i/assignee',
  taskAtPlaceRun: '/incidents/:id/checklists/:c/item/:i/run',
  startDialog: '/incidents/dialog',
  timelineDialog: '/incidents/add-to-timeline-dialog',
  checklistSuggestions: '/incidents/checklist-autocomplete',
  taskSuggestions: '/incidents/checklist-autocomplete-item',
  playbooks: '/playbooks',
  playbook: '/playbooks/:id',
  playbookCount: '/playbooks/count',
  playbookSuggestions: '/playbooks/autocomplete',
  webhookSecret: '/playbooks/:id/webhook-secret',
  webhookSecretRotation: '/playbooks/:id/webhook-secret/rotate',
  statistics: '/stats',
  uiAction: '/telemetry/incident/:id',
  settings: '/settings',
  ownPreferences: '/users/me/preferences',
  stopAssignmentMessages: '/users/me/preferences/button-stop-assignment-messages',
  audit: '/audit',
  metrics: '/metrics',
  openapi: '/openapi.json',
} as const

/**
 * A route's path with its parameters filled in and encoded.
 *
 * @throws {Error} when a parameter is missing: a bug in the caller.
 */
export function pathOf(pattern: string, parameters: Readonly<Record<string, string>> = {}): string {
  return pattern.replace(/:([a-z_]+)/g, (_match, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`The path ${pattern} needs ${name}.`)
    return encodeURIComponent(value)
  })
}
