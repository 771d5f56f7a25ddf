import fc from 'fast-check'
import {
  anyVersion,
  asks,
  asksTwice,
  badVersion,
  becomes,
  nothing,
  planned,
  staleVersion,
  UNKNOWN,
  unseen,
  versionQuery,
  type Asked,
  type Gesture,
  type Version,
} from './gesture.ts'
import { stepped, type ModelChecklist } from './model.ts'
import { insertedBefore } from './place-gestures.ts'
import { anyText, LENGTHS, stored } from './texts.ts'

const anyTitle = anyText(LENGTHS.checklistTitle)

export const addChecklist: Gesture<{ title: string; version: Version }> = {
  name: 'add a checklist',
  weight: 2,
  given: fc.record({ title: anyTitle, version: anyVersion }),
  plan(asked, given) {
    const { incident } = asked
    const title = stored(given.title, LENGTHS.checklistTitle)
    const path = `/incidents/${incident.id}/checklists${versionQuery(asked, given.version)}`
    return planned(
      asksTwice(asked, { method: 'POST', path, body: { title: given.title } }),
      [
        badVersion(asked, given.version),
        title === undefined && 'invalid',
        unseen(asked),
        staleVersion(given.version),
      ],
      becomes(asked, ({ at, read }) => {
        const checklist = { id: read.checklists.at(-1)?.id ?? '', title: title ?? '', tasks: [] }
        return stepped(incident, at, { checklists: [...incident.checklists, checklist] })
      }),
    )
  },
}

type OfOne = Readonly<{ list: number; version: Version }>

const anyOne = { list: fc.nat(6), version: anyVersion }

/** The checklist, its path, and what refuses a change of it. */
function findChecklist(asked: Asked, { list, version }: OfOne, behind = '') {
  const { incident } = asked
  const checklist = incident.checklists[list % (incident.checklists.length + 1)]
  return {
    checklist,
    path: `/incidents/${incident.id}/checklists/${checklist?.id ?? UNKNOWN}${behind}${versionQuery(asked, version)}`,
    refusals: (shape: string | false, value: string | false) => [
      badVersion(asked, version),
      shape,
      unseen(asked),
      checklist === undefined && 'not_found',
      value,
      staleVersion(version),
    ],
  }
}

const replaced = (checklists: readonly ModelChecklist[], next: ModelChecklist) => ({
  checklists: checklists.map((checklist) => (checklist.id === next.id ? next : checklist)),
})

export const renameChecklist: Gesture<OfOne & { title: string }> = {
  name: 'rename a checklist',
  weight: 2,
  given: fc.record({ ...anyOne, title: anyTitle }),
  plan(asked, given) {
    const { checklist, path, refusals } = findChecklist(asked, given)
    const title = stored(given.title, LENGTHS.checklistTitle)
    return planned(
      asks(asked, { method: 'PUT', path, body: { title: given.title } }),
      refusals(title === undefined && 'invalid', false),
      !checklist || title === undefined || title === checklist.title
        ? nothing(asked)
        : becomes(asked, ({ at }) =>
            stepped(asked.incident, at, replaced(asked.incident.checklists, { ...checklist, title })),
          ),
    )
  },
}

export const removeChecklist: Gesture<OfOne> = {
  name: 'remove a checklist',
  weight: 1,
  given: fc.record(anyOne),
  plan(asked, given) {
    const { checklist, path, refusals } = findChecklist(asked, given)
    const { incident } = asked
    return planned(
      asks(asked, { method: 'DELETE', path }),
      refusals(false, false),
      becomes(asked, ({ at }) =>
        stepped(incident, at, { checklists: incident.checklists.filter(({ id }) => id !== checklist?.id) }),
      ),
    )
  },
}

export const moveChecklist: Gesture<OfOne & { before: number }> = {
  name: 'move a checklist',
  weight: 2,
  given: fc.record({ ...anyOne, before: fc.nat(6) }),
  plan(asked, given) {
    const { incident } = asked
    const { checklist, path, refusals } = findChecklist(asked, given, '/position')
    const choices = ['', UNKNOWN, ...incident.checklists.map(({ id }) => id)]
    const beforeId = choices[given.before % choices.length] ?? ''
    const next = incident.checklists[incident.checklists.findIndex((one) => one === checklist) + 1]
    const isStanding = beforeId === checklist?.id || beforeId === (next?.id ?? '')
    return planned(
      asks(asked, { method: 'PUT', path, body: { before_checklist_id: beforeId } }),
      refusals(false, beforeId === UNKNOWN && 'invalid'),
      isStanding || !checklist
        ? nothing(asked)
        : becomes(asked, ({ at }) => {
            const others = incident.checklists.filter((one) => one !== checklist)
            return stepped(incident, at, { checklists: insertedBefore(others, checklist, beforeId) })
          }),
    )
  },
}
