/** Counts in pieces, times in days. */
export const SETTINGS_LIMITS = {
  teams: 1000,
  people: 1000,
  allowedHosts: 200,
  auditRetentionDays: { min: 30, max: 3650 },
  deliveryRetentionDays: { min: 7, max: 365 },
} as const
