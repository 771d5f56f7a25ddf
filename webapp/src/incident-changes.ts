import type { Incident, TimelineEvent } from '../../server/contract/incident.ts'
import type { Api, ChecklistRef, TaskTexts } from './api.ts'
import type { Store } from './host.ts'
import type { TextId } from './i18n.ts'
import type { Notify } from './notify.ts'
import { failureOf, type Failure } from './request.ts'
import type { Parts } from './state/apply-parts.ts'
import { asForeseen, foreseen } from './state/foreseen.ts'
import { incidents } from './state/incidents.ts'
import { findIncident, foreseenOf } from './state/selectors.ts'
import type { NamedTask } from './task-changes.ts'

interface IncidentChangesDeps {
  readonly api: Api
  readonly store: Store
  readonly notify: Notify
}

/** A checklist with the title that messages name it by. */
export interface NamedChecklist extends ChecklistRef {
  readonly title: string
}

/** The incident's version after a change. */
type Version = number | undefined

/** What shows at once, and the sentence that says that it could not be done. */
interface Shown {
  readonly incidentId: string
  readonly parts: Parts
  readonly send: () => Promise<Version>
  readonly onFailure: { readonly text: TextId; readonly values?: Readonly<Record<string, string>> }
}

/** Resolves to why it was not done; to `undefined` once it was and shows. */
export type Outcome = Promise<Failure | undefined>

/**
 * Changes of what an incident consists of. Those that show at once are sent in order, since one place may be given by
 * another; a refused one disappears, and the person reads why. The others answer the window that waits for them.
 */
export function makeIncidentChanges({ api, store, notify }: IncidentChangesDeps) {
  const last = new Map<string, Promise<void>>()
  let changes = 0

  function foresee(incidentId: string, parts: Parts): number {
    const change = ++changes
    store.dispatch(foreseen.actions.added({ incidentId, change, parts }))
    return change
  }

  /** What no version tells of will not be recognised when it comes. */
  function confirm(change: number, version: Version): void {
    if (version === undefined) store.dispatch(foreseen.actions.withdrawn(change))
    else store.dispatch(foreseen.actions.confirmed({ change, version }))
  }

  function show(wanted: Shown): void {
    const { incidentId, parts, send, onFailure } = wanted
    const change = foresee(incidentId, parts)
    const done = (last.get(incidentId) ?? Promise.resolve()).then(send).then(
      (version) => confirm(change, version),
      (error: unknown) => {
        store.dispatch(foreseen.actions.withdrawn(change))
        notify.failed({ ...onFailure, failure: failureOf(error) }, () => show(wanted))
      },
    )
    last.set(incidentId, done)
  }

  async function wait(incidentId: string, send: () => Promise<{ parts: Parts; version: Version }>): Outcome {
    try {
      const { parts, version } = await send()
      confirm(foresee(incidentId, parts), version)
      return undefined
    } catch (error) {
      return failureOf(error)
    }
  }

  return {
    /** @param beforeTaskId `''` for the end. */
    moveTask: (task: NamedTask, checklistId: string, beforeTaskId: string): void =>
      show({
        incidentId: task.incidentId,
        parts: {
          moved_tasks: [{ id: task.taskId, checklist_id: checklistId, before_task_id: beforeTaskId }],
        },
        send: () => api.moveTask(task, checklistId, beforeTaskId),
        onFailure: { text: 'webapp.error.move', values: { thing: task.title } },
      }),
    renameChecklist: ({ title, ...ref }: NamedChecklist, newTitle: string): void =>
      show({
        incidentId: ref.incidentId,
        parts: {
          checklists: [{ id: ref.checklistId, title: newTitle, before_checklist_id: nextOf(ref) }],
        },
        send: () => api.renameChecklist(ref, newTitle),
        onFailure: { text: 'webapp.error.rename', values: { thing: title } },
      }),
    /** @param beforeId `''` for the end. */
    moveChecklist: ({ title, ...ref }: NamedChecklist, beforeId: string): void =>
      show({
        incidentId: ref.incidentId,
        parts: { checklists: [{ id: ref.checklistId, title, before_checklist_id: beforeId }] },
        send: () => api.moveChecklist(ref, beforeId),
        onFailure: { text: 'webapp.error.move', values: { thing: title } },
      }),
    renameIncident: ({ id, name }: Pick<Incident, 'id' | 'name'>, newName: string): void =>
      show({
        incidentId: id,
        parts: { incident: { name: newName } },
        send: () => changeDetails(id, { name: newName }),
        onFailure: { text: 'webapp.error.rename', values: { thing: name } },
      }),
    describe: (id: string, description: string): Outcome =>
      wait(id, async () => ({
        parts: { incident: { description } },
        version: await changeDetails(id, { description }),
      })),
    /** @param key Of this task, so that a repeat does not add it twice. */
    addTask: (ref: ChecklistRef, texts: TaskTexts, key: string): Outcome =>
      wait(ref.incidentId, async () => {
        const { task, version } = await api.addTask(ref, texts, key)
        return { parts: { tasks: [{ ...task, checklist_id: ref.checklistId }] }, version }
      }),
    editTask: async (task: NamedTask, texts: Partial<TaskTexts>): Outcome => {
      try {
        const answer = await api.editTask(task, texts)
        store.dispatch(incidents.actions.answered({ incidentId: task.incidentId, answer }))
        return undefined
      } catch (error) {
        return failureOf(error)
      }
    },
    removeTask: (task: NamedTask): Outcome =>
      wait(task.incidentId, async () => ({
        parts: { removed_task_ids: [task.taskId] },
        version: await api.removeTask(task),
      })),
    addChecklist: (id: string, title: string, key: string): Outcome =>
      wait(id, async () => {
        const { checklist, version } = await api.addChecklist(id, title, key)
        const placed = { id: checklist.id, title: checklist.title, before_checklist_id: '' }
        return { parts: { checklists: [placed] }, version }
      }),
    removeChecklist: (ref: ChecklistRef): Outcome =>
      wait(ref.incidentId, async () => ({
        parts: { removed_checklist_ids: [ref.checklistId] },
        version: await api.removeChecklist(ref),
      })),
    removeEntry: ({ incident_id, id }: TimelineEvent): Outcome =>
      wait(incident_id, async () => ({
        parts: { removed_timeline_event_ids: [id] },
        version: await api.removeEntry(incident_id, id),
      })),
  }

  /** The checklist that stands after it, `''` for none. */
  function nextOf({ incidentId, checklistId }: ChecklistRef): string {
    const known = findIncident(store.getState(), incidentId)
    const checklists = known ? asForeseen(known, foreseenOf(store.getState())).checklists : []
    return checklists[checklists.findIndex(({ id }) => id === checklistId) + 1]?.id ?? ''
  }

  async function changeDetails(id: string, details: Parameters<Api['changeDetails']>[1]): Promise<Version> {
    const incident = await api.changeDetails(id, details)
    store.dispatch(incidents.actions.received(incident))
    return incident.version
  }
}
