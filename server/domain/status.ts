/** The four statuses in the order of an incident's life; any may follow any other (D-19). */
export const STATUSES = ['Reported', 'Active', 'Resolved', 'Archived'] as const

export type Status = (typeof STATUSES)[number]

/** Ongoing, or else ended (D-19). */
export const isOngoing = (status: Status): boolean => status === 'Reported' || status === 'Active'
