import fc from 'fast-check'
import {
  anyVersion,
  asks,
  asksTwice,
  badVersion,
  becomes,
  isInChannel,
  nothing,
  planned,
  staleVersion,
  UNKNOWN,
  unseen,
  versionQuery,
  type Gesture,
  type Version,
} from './gesture.ts'
import {
  recorded,
  stepped,
  tasksOf,
  type ModelChecklist,
  type ModelIncident,
  type ModelTask,
} from './model.ts'
import { anyAssignee, assigneeId, withoutTask, type Assignee } from './task-gestures.ts'
import { anyTarget, findTask, queryOf, type Target } from './task-target.ts'
import { anyCommand, anyText, LENGTHS, stored, storedCommand } from './texts.ts'

type Addition = Readonly<{
  list: number
  isByPlace: boolean
  isTwice: boolean
  title: string
  description: string
  command: string
  assignee: Assignee
  version: Version
}>

export const add: Gesture<Addition> = {
  name: 'add',
  weight: 6,
  given: fc.record({
    list: fc.nat(6),
    isByPlace: fc.boolean(),
    isTwice: fc.boolean(),
    title: anyText(LENGTHS.taskTitle),
    description: fc.oneof(fc.constant(''), anyText(LENGTHS.taskDescription)),
    command: fc.oneof(fc.constant('/incident help'), anyCommand),
    assignee: fc.oneof({ weight: 2, arbitrary: fc.constant('' as const) }, anyAssignee),
    version: anyVersion,
  }),
  plan(asked, given) {
    const { incident, person } = asked
    const { isByPlace, version } = given
    const index = given.list % (incident.checklists.length + 1)
    const checklist = incident.checklists[index]
    const texts = {
      title: stored(given.title, LENGTHS.taskTitle),
      description: stored(given.description, LENGTHS.taskDescription),
      command: storedCommand(given.command),
    }
    const assignee = assigneeId(asked, given.assignee)
    const body = {
      title: given.title,
      description: given.description,
      command: given.command,
      assignee_id: assignee,
    }
    const isSound = Object.values(texts).every((text) => text !== undefined)
    const missing = checklist === undefined && 'not_found'
    const stranger = assignee !== '' && !isInChannel(asked, assignee) && 'invalid'
    const stale = staleVersion(version)
    const query = versionQuery(asked, version)
    const path = isByPlace
      ? `/incidents/${incident.id}/checklists/${index}/add${query}`
      : `/incidents/${incident.id}/checklists/${checklist?.id ?? UNKNOWN}/tasks${query}`
    return planned(
      (given.isTwice ? asksTwice : asks)(asked, { method: isByPlace ? 'PUT' : 'POST', path, body }),
      [
        given.assignee === 'malformed' && 'invalid',
        badVersion(asked, version),
        !isSound && 'invalid',
        unseen(asked),
        ...(isByPlace ? [stale, missing, stranger] : [missing, stranger, stale]),
      ],
      becomes(asked, ({ at, read }) => {
        const made = {
          ...(texts as Pick<ModelTask, 'title' | 'description' | 'command'>),
          id: newTaskId(incident, read),
        }
        const task = { ...OPEN, ...made, assignee, assigneeAt: assignee === '' ? 0 : at }
        return stepped(incident, at, {
          ...appended(incident, checklist, task),
          ...(assignee !== '' && recorded(incident, { type: 'assignee_changed', at, subject: person.id })),
        })
      }),
    )
  },
}

export const OPEN: Omit<ModelTask, 'id' | 'title' | 'description' | 'command'> = {
  state: '',
  stateAt: 0,
  assignee: '',
  assigneeAt: 0,
  ranAt: 0,
}

/** The one that the model does not have. */
export function newTaskId(
  incident: ModelIncident,
  read: { readonly checklists: readonly { readonly items: readonly { readonly id: string }[] }[] },
): string {
  const known = new Set(tasksOf(incident).map(({ id }) => id))
  return read.checklists.flatMap(({ items }) => items).find(({ id }) => !known.has(id))?.id ?? ''
}

export const appended = (incident: ModelIncident, to: ModelChecklist | undefined, task: ModelTask) => ({
  checklists: incident.checklists.map((checklist) =>
    checklist.id === to?.id ? { ...checklist, tasks: [...checklist.tasks, task] } : checklist,
  ),
})

type Move = Readonly<{ target: Target; to: number | undefined; before: number }>

export const move: Gesture<Move> = {
  name: 'move',
  weight: 5,
  given: fc.record({
    target: anyTarget.map((target) => ({ ...target, isByPlace: false })),
    to: fc.option(fc.nat(6), { nil: undefined }),
    before: fc.nat(40),
  }),
  plan(asked, { target, to, before }) {
    const { incident } = asked
    const found = findTask(asked, target)
    const { task } = found
    const own = incident.checklists.find(({ tasks }) => tasks.some(({ id }) => id === task?.id))
    const checklist = to === undefined ? own : incident.checklists[to % (incident.checklists.length + 1)]
    const neighbours = checklist?.tasks ?? []
    const choices = ['', UNKNOWN, ...neighbours.map(({ id }) => id)]
    const beforeId = choices[before % choices.length] ?? ''
    const isStanding = checklist === own && standsBefore(neighbours, task?.id ?? '', beforeId)
    const body = {
      ...(to !== undefined && { checklist_id: checklist?.id ?? UNKNOWN }),
      before_task_id: beforeId,
    }
    const value = [checklist === undefined && 'invalid', !isStanding && beforeId === UNKNOWN && 'invalid']
    return planned(
      asks(asked, { method: 'PUT', path: `${found.path}/position${queryOf(asked, target)}`, body }),
      found.refusals({ value }),
      isStanding || !task || !checklist
        ? nothing(asked)
        : becomes(asked, ({ at }) => stepped(incident, at, moved(incident, task, checklist.id, beforeId))),
    )
  },
}

const standsBefore = (things: readonly { readonly id: string }[], id: string, beforeId: string): boolean =>
  beforeId === id || (things[things.findIndex((thing) => thing.id === id) + 1]?.id ?? '') === beforeId

function moved(incident: ModelIncident, task: ModelTask, checklistId: string, beforeId: string) {
  const { checklists } = withoutTask(incident, task.id)
  return {
    checklists: checklists.map((checklist) =>
      checklist.id === checklistId
        ? { ...checklist, tasks: insertedBefore(checklist.tasks, task, beforeId) }
        : checklist,
    ),
  }
}

export function insertedBefore<T extends { readonly id: string }>(
  others: readonly T[],
  thing: T,
  beforeId: string,
): T[] {
  const index = others.findIndex(({ id }) => id === beforeId)
  return others.toSpliced(index < 0 ? others.length : index, 0, thing)
}

type Reorder = Readonly<{ list: number; from: number; to: number; version: Version }>

export const reorder: Gesture<Reorder> = {
  name: 'reorder',
  weight: 3,
  given: fc.record({
    list: fc.nat(4),
    from: fc.oneof(fc.nat(6), fc.constantFrom(-1, 0.5, 1e6)),
    to: fc.oneof(fc.nat(6), fc.constantFrom(-1, 0.5, 1e6)),
    version: anyVersion,
  }),
  plan(asked, { list, from, to, version }) {
    const { incident } = asked
    const index = list % (incident.checklists.length + 1)
    const checklist = incident.checklists[index]
    const tasks = checklist?.tasks ?? []
    const path = `/incidents/${incident.id}/checklists/${index}/reorder${versionQuery(asked, version)}`
    const isNumber = [from, to].every((place) => Number.isInteger(place) && place >= 0)
    const task = tasks[from]
    return planned(
      asks(asked, { method: 'PUT', path, body: { item_num: from, new_location: to } }),
      [
        !isNumber && 'invalid',
        badVersion(asked, version),
        unseen(asked),
        staleVersion(version),
        checklist === undefined && 'not_found',
        (!task || !tasks[to]) && 'invalid',
      ],
      !task || !checklist || from === to
        ? nothing(asked)
        : becomes(asked, ({ at }) => {
            const others = tasks.filter((other) => other !== task)
            return stepped(incident, at, moved(incident, task, checklist.id, others[to]?.id ?? ''))
          }),
    )
  },
}
