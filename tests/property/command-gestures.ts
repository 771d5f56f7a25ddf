import fc from 'fast-check'
import type { HttpAnswer } from '../support/person.ts'
import {
  becomes,
  isInChannel,
  nothing,
  unseen,
  WHO,
  type Asked,
  type Gesture,
  type Planned,
} from './gesture.ts'
import { commandedBy } from './lead-gestures.ts'
import { recorded, stepped, withTask, type ModelTask } from './model.ts'
import { appended, newTaskId, OPEN } from './place-gestures.ts'
import { withoutTask } from './task-gestures.ts'
import { LENGTHS, stored } from './texts.ts'

/** Typed in the incident channel. Its words are looked at elsewhere; here, what it does. */
function typed(asked: Asked, text: string, next: Planned['next'] | undefined): Planned {
  const { cast, incident, person } = asked
  const send = async (): Promise<HttpAnswer> => {
    const where = { teamId: cast.ops.teamId, channelId: incident.channelId }
    const replies = await person.types(`/incident ${text}`, where)
    return { status: 200, headers: {}, body: replies }
  }
  const isRefused = unseen(asked) !== undefined
  return { send, outcome: 'any', ...(!isRefused && next && { next }) }
}

type Numbers = Readonly<{ list: number; task: number; bad: string }>

const anyNumbers = fc.record({
  list: fc.nat(5),
  task: fc.nat(10),
  bad: fc.constantFrom('', '', '', '', '-1 0', '0', '99999999999 0', '0.5 0', 'nobody says this', '0 0 0'),
})

function named(
  { incident }: Asked,
  { list, task, bad }: Numbers,
): { words: string; task: ModelTask | undefined } {
  if (bad !== '') return { words: bad, task: undefined }
  const checklist = incident.checklists[list % (incident.checklists.length + 1)]
  const index = task % ((checklist?.tasks.length ?? 0) + 1)
  return { words: `${list % (incident.checklists.length + 1)} ${index}`, task: checklist?.tasks[index] }
}

export const check: Gesture<Numbers> = {
  name: '/incident check',
  weight: 3,
  given: anyNumbers,
  plan(asked, given) {
    const { incident, person } = asked
    const { words, task } = named(asked, given)
    const next =
      task &&
      becomes(asked, ({ at }) => {
        const state = task.state === 'closed' ? '' : 'closed'
        return stepped(incident, at, {
          ...withTask(incident, { ...task, state, stateAt: at }),
          ...recorded(incident, { type: 'task_state_modified', at, subject: person.id }),
        })
      })
    return typed(asked, `check ${words}`, next)
  },
}

export const checkRemove: Gesture<Numbers> = {
  name: '/incident checkremove',
  weight: 1,
  given: anyNumbers,
  plan(asked, given) {
    const { words, task } = named(asked, given)
    const next =
      task && becomes(asked, ({ at }) => stepped(asked.incident, at, withoutTask(asked.incident, task.id)))
    return typed(asked, `checkremove ${words}`, next)
  },
}

export const checkAdd: Gesture<{ list: number; title: string }> = {
  name: '/incident checkadd',
  weight: 2,
  given: fc.record({
    list: fc.nat(5),
    title: fc.constantFrom('Call the bank', 'Tell *everybody* 🔥', 'x'.repeat(256), 'x'.repeat(257)),
  }),
  plan(asked, given) {
    const { incident } = asked
    const index = given.list % (incident.checklists.length + 1)
    const checklist = incident.checklists[index]
    const title = stored(given.title, LENGTHS.taskTitle)
    const next =
      checklist && title !== undefined
        ? becomes(asked, ({ at, read }) => {
            const task = { ...OPEN, id: newTaskId(incident, read), title, description: '', command: '' }
            return stepped(incident, at, appended(incident, checklist, task))
          })
        : undefined
    return typed(asked, `checkadd ${index} ${given.title}`, next)
  },
}

export const commander: Gesture<{ to: string }> = {
  name: '/incident commander',
  weight: 2,
  given: fc.record({ to: fc.constantFrom(...WHO, 'incident', 'no-such-person', 'ann bob') }),
  plan(asked, { to }) {
    const { cast, incident } = asked
    const who = WHO.find((one) => one === to)
    const id = who ? cast.ops[who].id : ''
    const next = isInChannel(asked, id) && id !== incident.commander ? commandedBy(asked, id) : nothing(asked)
    return typed(asked, `commander @${to}`, next)
  },
}

/** They open dialogs, or say something. */
export const looks: Gesture<{ text: string }> = {
  name: 'a command that changes nothing',
  weight: 1,
  given: fc.record({
    text: fc.constantFrom(
      'update',
      'end',
      'restart',
      'info',
      'help',
      'checkadd 0',
      'commander',
      'check',
      'nope',
    ),
  }),
  plan: (asked, { text }) => typed(asked, text, undefined),
}
