/**
 * Of the checklists of an incident or a playbook: lengths in code points after trimming, counts in pieces. What
 * exceeds one already may shrink, never grow.
 */
export const CHECKLIST_LIMITS = {
  checklistTitle: { min: 1, max: 128 },
  taskTitle: { min: 1, max: 256 },
  taskDescription: { min: 0, max: 4096 },
  /** With its slash. */
  taskCommand: { min: 0, max: 1024 },
  checklists: 50,
  tasks: 500,
  tasksOfChecklist: 200,
} as const
