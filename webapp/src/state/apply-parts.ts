import type { IncidentUpdated } from '../../../server/contract/events.ts'
import type { Incident, Task } from '../../../server/contract/incident.ts'

/** What one version step changes. */
export type Parts = Omit<IncidentUpdated, 'incident_id' | 'version' | 'update_at' | 'refetch'>

/** Changes the incident (a draft of it) to what one version step says. */
export function applyStep(known: Incident, event: IncidentUpdated): void {
  Object.assign(known, { version: event.version, update_at: event.update_at })
  applyParts(known, event)
}

export function applyParts(known: Incident, event: Parts): void {
  Object.assign(known, event.incident)
  remove(known.checklists, event.removed_checklist_ids)
  // What stands before another moved thing finds its place only once that one has its own.
  for (const placed of backwards(event.checklists)) placeChecklist(known, placed)
  for (const checklist of known.checklists) remove(checklist.items, event.removed_task_ids)
  for (const { checklist_id, ...task } of event.tasks ?? []) putTask(known, checklist_id, task)
  for (const moved of backwards(event.moved_tasks)) moveTask(known, moved)
  for (const post of event.status_posts ?? []) put(known.status_posts, post)
  for (const entry of event.timeline_events ?? []) put(known.timeline_events, entry)
  remove(known.timeline_events, event.removed_timeline_event_ids)
}

/** Replaces the task where it stands; without effect when it is not there any more. */
export function replaceTask(known: Incident, task: Task): void {
  const checklist = known.checklists.find(({ items }) => items.some(({ id }) => id === task.id))
  if (checklist) put(checklist.items, task)
}

type Placed<Part extends 'checklists' | 'moved_tasks'> = NonNullable<IncidentUpdated[Part]>[number]

function placeChecklist(known: Incident, { id, title, before_checklist_id }: Placed<'checklists'>): void {
  const items = known.checklists.find((checklist) => checklist.id === id)?.items ?? []
  remove(known.checklists, [id])
  insert(known.checklists, { id, title, items }, before_checklist_id)
}

function putTask(known: Incident, checklistId: string, task: Task): void {
  for (const { id, items } of known.checklists) if (id !== checklistId) remove(items, [task.id])
  const checklist = known.checklists.find(({ id }) => id === checklistId)
  if (checklist) put(checklist.items, task)
}

function moveTask(known: Incident, { id, checklist_id, before_task_id }: Placed<'moved_tasks'>): void {
  const task = known.checklists.flatMap(({ items }) => items).find((one) => one.id === id)
  const target = known.checklists.find((checklist) => checklist.id === checklist_id)
  if (!task || !target) return
  for (const { items } of known.checklists) remove(items, [id])
  insert(target.items, task, before_task_id)
}

interface Thing {
  id: string
}

function put<T extends Thing>(things: T[], thing: T): void {
  const at = things.findIndex(({ id }) => id === thing.id)
  if (at < 0) things.push(thing)
  else things[at] = thing
}

/** @param beforeId `''` for the end. */
function insert<T extends Thing>(things: T[], thing: T, beforeId: string): void {
  const at = things.findIndex(({ id }) => id === beforeId)
  things.splice(at < 0 ? things.length : at, 0, thing)
}

function remove<T extends Thing>(things: T[], ids: readonly string[] = []): void {
  for (const id of ids) {
    const at = things.findIndex((thing) => thing.id === id)
    if (at >= 0) things.splice(at, 1)
  }
}

const backwards = <T>(things: readonly T[] = []): T[] => [...things].reverse()
