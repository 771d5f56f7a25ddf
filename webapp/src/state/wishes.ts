import type { Checklist, Incident, Task } from '../../../server/contract/incident.ts'
import type { HostState } from '../host.ts'
import type { HandOver, Wish } from './incidents.ts'
import { incidentsOf } from './selectors.ts'

export const selectWishes = (state: HostState): readonly Wish[] => incidentsOf(state).wishes
export const selectHandOvers = (state: HostState): readonly HandOver[] => incidentsOf(state).handOvers

/** The commander as the person wants it. */
export function wishedCommanderId(incident: Incident, handOvers: readonly HandOver[]): string {
  const wanted = handOvers.filter(({ incidentId }) => incidentId === incident.id).at(-1)
  return wanted?.commanderId ?? incident.commander_user_id
}

/** Checklists as the person wants them; what nobody changed stays the same object. */
export function wishedChecklists(
  checklists: readonly Checklist[],
  wishes: readonly Wish[],
): readonly Checklist[] {
  if (wishes.length === 0) return checklists
  return checklists.map((checklist) =>
    checklist.items.some((task) => isWished(task, wishes))
      ? { ...checklist, items: checklist.items.map((task) => wishedTask(task, wishes)) }
      : checklist,
  )
}

const isWished = (task: Task, wishes: readonly Wish[]) => wishes.some(({ taskId }) => taskId === task.id)

const wishedTask = (task: Task, wishes: readonly Wish[]): Task =>
  wishes
    .filter(({ taskId }) => taskId === task.id)
    .reduce((seen, wish) => ({ ...seen, ...wish.fields }), task)
