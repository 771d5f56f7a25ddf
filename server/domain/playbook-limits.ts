import { CHECKLIST_LIMITS } from './checklist-limits.ts'

/** Lengths in code points after trimming, counts in pieces, times in seconds. */
export const PLAYBOOK_LIMITS = {
  title: { min: 1, max: 256 },
  summary: { min: 0, max: 1024 },
  description: { min: 0, max: 4096 },
  reminderMessageTemplate: { min: 0, max: 16_000 },
  messageOnJoin: { min: 0, max: 4096 },
  retrospectiveTemplate: { min: 0, max: 50_000 },
  webhookUrl: { min: 0, max: 2048 },
  ...CHECKLIST_LIMITS,
  members: 500,
  invitedUsers: 1000,
  /** 0 = none is allowed too. */
  reminderSeconds: { min: 10, max: 2_592_000 },
  retrospectiveReminderSeconds: { min: 60, max: 2_592_000 },
} as const
