import type { AppDeps } from '../../server/http/app.ts'
import { closedTask, ids } from './example-incident.ts'

const checklist = { id: ids.checklist, title: 'Triage', position: 65_536, tasks: [closedTask] }
const changed = { version: 2, task: closedTask }

/** What is done to checklists and tasks, answered with the worked example. */
export const taskUseCases: Partial<AppDeps> = {
  addChecklist: () => Promise.resolve({ version: 2, checklist }),
  renameChecklist: () => Promise.resolve({ version: 2, checklist }),
  removeChecklist: () => Promise.resolve({ version: 2 }),
  moveChecklist: () => Promise.resolve({ version: 2 }),
  addTask: () => Promise.resolve({ ...changed, checklists: [checklist] }),
  editTask: () => Promise.resolve(changed),
  removeTask: () => Promise.resolve(changed),
  moveTask: () => Promise.resolve({ version: 2 }),
  reorderTask: () => Promise.resolve({ version: 2 }),
  setTaskState: () => Promise.resolve(changed),
  assignTask: () => Promise.resolve(changed),
  runTask: () => Promise.resolve({ ...changed, triggerId: 't' }),
  submitTask: () => Promise.resolve({ kind: 'done' }),
  answerOnce: async (_key, run) => ({ ...(await run()), isReplay: false }),
}
