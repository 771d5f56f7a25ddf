/** Lengths in code points after trimming, counts in pieces. Used by schema, form and test alike. */
export const LIMITS = {
  searchTerm: { min: 1, max: 64 },
  incidentName: { min: 2, max: 64 },
  incidentDescription: { min: 0, max: 4096 },
  incidentDescriptionAtStart: { min: 0, max: 1024 },
  statusMessage: { min: 1, max: 16_000 },
  /** Seconds until the next status update is due, where one is asked for. */
  reminderSeconds: { min: 10, max: 2_592_000 },
  /** Of a task that is added by dialog. */
  taskNameInDialog: { min: 1, max: 150 },
  taskDescriptionInDialog: { min: 0, max: 3000 },
  /** Of a message that is put on record by dialog. */
  entrySummaryInDialog: { min: 1, max: 64 },
  timelineEventsInAnswer: 1000,
  perPage: { default: 100, max: 200, maxWithParts: 50 },
  page: 1_000_000_000,
  channelsInAnswer: 10_000,
  /** Of one parameter that takes a list. */
  listParameterValues: 100,
  /** Bytes. */
  body: 256 * 1024,
  /** Bytes, of a playbook that is created or changed. */
  playbookBody: 2 * 1024 * 1024,
  /** Bytes. */
  settingsBody: 64 * 1024,
  /** Bytes. */
  pathAndQuery: 4096,
  jsonDepth: 10,
  commandText: 4000,
  /** Channels that one command announces in. */
  announceTargets: 10,
} as const
