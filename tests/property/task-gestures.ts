import fc from 'fast-check'
import {
  asks,
  becomes,
  isInChannel,
  planned,
  UNKNOWN,
  WHO,
  type Asked,
  type Gesture,
  type Who,
} from './gesture.ts'
import { recorded, stepped, withTask, type ModelIncident, type ModelTask, type State } from './model.ts'
import { anyTarget, findTask, queryOf, type Found, type Target } from './task-target.ts'
import { anyCommand, anyText, LENGTHS, stored, storedCommand } from './texts.ts'

type Change = (at: number) => Readonly<{ task: ModelTask; type?: string; summary?: string }>

/** A change of one task, with its entry of the record; one that changes nothing makes no version. */
const changes = (asked: Asked, { task }: Found, change: (task: ModelTask) => Change | undefined) =>
  becomes(asked, ({ at }) => {
    const made = task && change(task)?.(at)
    return made ? withChange(asked, at, made) : asked.incident
  })

function withChange({ incident, person }: Asked, at: number, made: ReturnType<Change>): ModelIncident {
  const { task, type, summary } = made
  const entry = { at, subject: person.id, summary }
  return stepped(incident, at, {
    ...withTask(incident, task),
    ...(type !== undefined && recorded(incident, { ...entry, type })),
  })
}

export const tick: Gesture<{ target: Target; state: string }> = {
  name: 'tick',
  weight: 8,
  given: fc.record({
    target: anyTarget,
    state: fc.constantFrom('', 'in_progress', 'closed', 'closed', 'done'),
  }),
  plan(asked, { target, state }) {
    const found = findTask(asked, target)
    const body = { new_state: state }
    const path = `${found.path}/state${queryOf(asked, target)}`
    const refusals = found.refusals({ shape: [state === 'done' && 'invalid'] })
    return planned(
      asks(asked, { method: 'PUT', path, body }),
      refusals,
      changes(asked, found, (task) =>
        task.state === state
          ? undefined
          : (at) => ({
              task: { ...task, state: state as State, stateAt: at },
              type: 'task_state_modified',
            }),
      ),
    )
  },
}

export type Assignee = Who | '' | 'unknown' | 'bot' | 'malformed'

export const anyAssignee = fc.constantFrom<Assignee>('', ...WHO, 'bob', 'ann', 'unknown', 'bot', 'malformed')

export function assigneeId({ cast }: Asked, assignee: Assignee): string {
  if (assignee === '') return ''
  if (assignee === 'unknown') return UNKNOWN
  if (assignee === 'malformed') return 'Nobody'
  return assignee === 'bot' ? cast.botId : cast.ops[assignee].id
}

export const assign: Gesture<{ target: Target; assignee: Assignee }> = {
  name: 'assign',
  weight: 6,
  given: fc.record({ target: anyTarget, assignee: anyAssignee }),
  plan(asked, { target, assignee }) {
    const found = findTask(asked, target)
    const id = assigneeId(asked, assignee)
    const refusals = found.refusals({
      shape: [assignee === 'malformed' && 'invalid'],
      value: [id !== '' && !isInChannel(asked, id) && 'invalid'],
    })
    const path = `${found.path}/assignee${queryOf(asked, target)}`
    return planned(
      asks(asked, { method: 'PUT', path, body: { assignee_id: id } }),
      refusals,
      changes(asked, found, (task) =>
        task.assignee === id
          ? undefined
          : (at) => ({ task: { ...task, assignee: id, assigneeAt: at }, type: 'assignee_changed' }),
      ),
    )
  },
}

type Edit = Readonly<{
  target: Target
  title?: string
  description?: string
  command?: string
  state?: string
}>

export const edit: Gesture<Edit> = {
  name: 'edit',
  weight: 5,
  given: fc.record(
    {
      target: anyTarget,
      title: anyText(LENGTHS.taskTitle),
      description: anyText(LENGTHS.taskDescription),
      command: anyCommand,
      state: fc.constantFrom('', 'closed'),
    },
    { requiredKeys: ['target'] },
  ),
  plan(asked, { target, ...body }) {
    const found = findTask(asked, target)
    const { title, description, command, state = '' } = body
    const texts = {
      ...(title !== undefined && { title: stored(title, LENGTHS.taskTitle) }),
      ...(description !== undefined && { description: stored(description, LENGTHS.taskDescription) }),
      ...(command !== undefined && { command: storedCommand(command) }),
    }
    const isSound = Object.keys(texts).length > 0 && Object.values(texts).every((text) => text !== undefined)
    const refusals = found.refusals({
      shape: [!isSound && 'invalid'],
      afterVersion: [state !== '' && state !== found.task?.state && 'conflict'],
    })
    return planned(
      asks(asked, { method: 'PUT', path: found.path + queryOf(asked, target), body }),
      refusals,
      changes(asked, found, (task) => {
        const next = { ...task, ...(texts as Partial<ModelTask>) }
        return JSON.stringify(next) === JSON.stringify(task) ? undefined : () => ({ task: next })
      }),
    )
  },
}

export const remove: Gesture<{ target: Target }> = {
  name: 'remove',
  weight: 2,
  given: fc.record({ target: anyTarget }),
  plan(asked, { target }) {
    const found = findTask(asked, target)
    return planned(
      asks(asked, { method: 'DELETE', path: found.path + queryOf(asked, target) }),
      found.refusals({}),
      becomes(asked, ({ at }) => stepped(asked.incident, at, withoutTask(asked.incident, found.task?.id))),
    )
  },
}

export const withoutTask = (incident: ModelIncident, taskId: string | undefined) => ({
  checklists: incident.checklists.map((checklist) => ({
    ...checklist,
    tasks: checklist.tasks.filter(({ id }) => id !== taskId),
  })),
})

export const run: Gesture<{ target: Target }> = {
  name: 'run',
  weight: 2,
  given: fc.record({ target: anyTarget }),
  plan(asked, { target }) {
    const found = findTask(asked, target)
    const command = found.task?.command ?? ''
    // Whatever is no command of ours, nobody has registered here.
    const isKnown = /^\/incident (?:help|info)$/.test(command)
    const refusals = found.refusals({ value: [command === '' && 'command_failed'] })
    return planned(
      asks(asked, { method: 'POST', path: `${found.path}/run${queryOf(asked, target)}` }),
      [...refusals, !isKnown && 'command_failed'],
      changes(asked, found, (task) => (at) => ({
        task: { ...task, ranAt: at },
        type: 'ran_slash_command',
        summary: task.command,
      })),
    )
  },
}
