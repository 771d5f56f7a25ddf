import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { IncidentUpdated } from '../../server/contract/events.ts'
import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { applyStep } from '../../webapp/src/state/apply-parts.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'
import { updatesOf } from '../support/told.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

/** Everybody of the team in its channel; quiet, so that nobody waits for posts. */
async function start(checklists: Parameters<Operations['playbook']>[0]): Promise<Incident> {
  const incident = await ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ postTaskChanges: false, ...checklists }),
  })
  for (const person of [ops.bob, ops.eve]) await ops.product.world.joinChannel(incident.channel_id, person.id)
  return incident
}

const tasks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ title: `Task ${index}`, description: '', command: '' }))

test('A-108 two people tick different tasks at the same moment, a hundred times: all ticks are there', async () => {
  const incident = await start({ checklists: [{ title: 'Triage', tasks: tasks(200) }] })
  const ids = incident.checklists[0]?.items.map(({ id }) => id) ?? []
  const statuses: number[] = []
  for (let round = 0; round < 100; round++) {
    const [one = '', other = ''] = ids.slice(2 * round)
    const both = [ops.ann.setTask(incident.id, one, 'closed'), ops.bob.setTask(incident.id, other, 'closed')]
    statuses.push(...(await Promise.all(both)).map(({ status }) => status))
  }
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 201, num_tasks_closed: 200 })
})

test('A-108 the same task at once has one state afterwards, and nobody hears an error', async () => {
  const incident = await start({ checklists: [{ title: 'Triage', tasks: tasks(1) }] })
  const [task] = incident.checklists[0]?.items ?? []
  const people = [ops.ann, ops.bob, ops.eve]
  const asked = people.map((person) => person.setTask(incident.id, task?.id ?? '', 'closed'))
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await ops.ann.read(incident.id)).toMatchObject({ version: 2, num_tasks_closed: 1 })
})

type Deed = Readonly<{ kind: string; send: (person: Person) => Promise<HttpAnswer> }>

/** The same random numbers in every run (mulberry32). */
function randomly(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Something that may be done to an incident as it was at the start; meanwhile it can be too late for it. */
function anyDeed({ id, checklists }: Incident, random: (below: number) => number, name: string): Deed {
  const list = checklists[random(checklists.length)]
  const target = checklists[random(checklists.length)]
  const task = list?.items[random(list.items.length)]
  const neighbour = target?.items[random(target.items.length)]
  const ofTask = { id, task_id: task?.id ?? '' }
  const ofList = { id, checklist_id: list?.id ?? '' }
  const before = random(3) === 0 ? '' : (neighbour?.id ?? '')
  const deeds: [kind: string, method: string, path: string, body?: unknown][] = [
    ['add', 'POST', pathOf(routes.tasks, ofList), { title: name }],
    ['add', 'POST', pathOf(routes.tasks, ofList), { title: name, assignee_id: ops.bob.id }],
    ['edit', 'PUT', pathOf(routes.task, ofTask), { title: name }],
    ['tick', 'PUT', pathOf(routes.taskState, ofTask), { new_state: 'closed' }],
    ['assign', 'PUT', pathOf(routes.taskAssignee, ofTask), { assignee_id: ops.ann.id }],
    [
      'move',
      'PUT',
      pathOf(routes.taskPosition, ofTask),
      { checklist_id: target?.id, before_task_id: before },
    ],
    ['move', 'PUT', pathOf(routes.reorderTask, { id, c: '0' }), { item_num: random(5), new_location: 0 }],
    ['order', 'PUT', pathOf(routes.checklistPosition, ofList), { before_checklist_id: target?.id ?? '' }],
    ['rename', 'PUT', pathOf(routes.checklist, ofList), { title: name }],
    ['list', 'POST', pathOf(routes.checklists, { id }), { title: name }],
    ['remove', 'DELETE', pathOf(routes.task, ofTask)],
  ]
  const [kind, method, path, body] = deeds[random(deeds.length)] ?? ['add', 'GET', '']
  return { kind, send: (person) => person.ask({ method, path, body }) }
}

test('P-01 P-85 A-256 whatever many people do at once is all there, in versions without a gap; pages follow', async () => {
  const random = randomly(20_260_101)
  const checklists = ['Triage', 'Fix', 'After'].map((title) => ({ title, tasks: tasks(20) }))
  const incident = await start({ checklists })
  const page = structuredClone(await ops.ann.read(incident.id))
  const people = [ops.ann, ops.bob, ops.eve]
  const deeds = Array.from({ length: 240 }, (_, index) => anyDeed(incident, random, `Name ${index}`))
  const answers = await Promise.all(
    deeds.map(({ send }, index) => send(people[index % people.length] ?? ops.ann)),
  )

  // Too late is the only refusal there is: what it was about is gone, or moved elsewhere.
  const statuses = new Set(answers.map(({ status }) => status))
  expect([...statuses].filter((status) => ![200, 201, 204, 400, 404].includes(status))).toEqual([])
  await ops.product.settled()
  const read = await ops.ann.read(incident.id)
  const versions = answers.flatMap(({ status, headers }) =>
    status < 300 ? [Number(headers['x-incident-version'])] : [],
  )
  expect(new Set([1, ...versions])).toEqual(new Set(Array.from({ length: read.version }, (_, i) => i + 1)))
  const added = deeds.filter(({ kind }, index) => kind === 'add' && answers[index]?.status === 201).length
  const removed = deeds.filter(
    ({ kind }, index) => kind === 'remove' && answers[index]?.status === 204,
  ).length
  const all = read.checklists.flatMap(({ items }) => items)
  expect(all).toHaveLength(60 + added - removed)
  expect(read.num_tasks).toBe(all.length)
  expect(read.num_tasks_closed).toBe(all.filter(({ state }) => state === 'closed').length)

  // A page that was open all the time shows what a fresh one does.
  const updates = await updatesOf(ops, incident)
  expect(updates.map(({ version }) => version)).toEqual(
    Array.from({ length: read.version - 1 }, (_, i) => i + 2),
  )
  for (const update of updates) applyStep(page, update as unknown as IncidentUpdated)
  expect(page.checklists).toEqual(read.checklists)
  expect(page).toMatchObject({ version: read.version, num_tasks: read.num_tasks })
})
