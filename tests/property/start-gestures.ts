import fc from 'fast-check'
import type { Incident } from '../../server/contract/incident.ts'
import { asks, planned, UNKNOWN, WHO, type Cast, type Gesture } from './gesture.ts'
import { GATHERING_SECONDS } from './host-gestures.ts'
import type { ModelIncident, ModelPlaybook, World } from './model.ts'
import { OPEN } from './place-gestures.ts'
import { isUsable, playbookAt } from './playbook-gestures.ts'
import { anyAssignee, assigneeId, type Assignee } from './task-gestures.ts'
import { anyText, LENGTHS, stored } from './texts.ts'

/** So many incidents are looked at; another one takes the place of the last. */
const MOST = 3

type Start = Readonly<{
  name: string
  description?: string
  /** Absent: none. */
  playbook?: number
  commander: Assignee
  isElsewhere: boolean
}>

export const start: Gesture<Start> = {
  name: 'start an incident',
  weight: 2,
  given: fc.record(
    {
      name: anyText(LENGTHS.incidentName),
      description: anyText({ min: 0, max: 1024 }),
      playbook: fc.nat(9),
      commander: fc.oneof({ weight: 2, arbitrary: fc.constant('ann' as const) }, anyAssignee),
      isElsewhere: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
    },
    { requiredKeys: ['name', 'commander', 'isElsewhere'] },
  ),
  plan(asked, given) {
    const { cast, who, person, world } = asked
    const name = stored(given.name, LENGTHS.incidentName)
    const description =
      given.description === undefined ? '' : stored(given.description, { min: 0, max: 1024 })
    const playbook = given.playbook === undefined ? undefined : playbookAt(asked, given.playbook)
    const commander = assigneeId(asked, given.commander)
    const body = {
      name: given.name,
      ...(given.description !== undefined && { description: given.description }),
      team_id: given.isElsewhere ? UNKNOWN : cast.ops.teamId,
      commander_user_id: commander,
      ...(given.playbook !== undefined && { playbook_id: playbook?.id ?? UNKNOWN }),
    }
    return planned(
      asks(asked, { method: 'POST', path: '/incidents', body }),
      [
        (given.commander === 'malformed' || given.commander === '') && 'invalid',
        (name === undefined || description === undefined) && 'invalid',
        (given.isElsewhere || who === 'gus' || who === 'zed') && 'forbidden',
        given.playbook === undefined && !world.mayStartWithoutPlaybook && 'playbook_required',
        given.playbook !== undefined && !isUsable(asked, playbook) && 'not_found',
        ['zed', 'unknown', 'bot'].includes(given.commander) && 'forbidden',
      ],
      ({ answer }) => {
        const made = startedIncident(answer.body as Incident, {
          name: name ?? '',
          description: description ?? '',
          commander,
          reporter: person.id,
          playbook,
        })
        return { ...world, incidents: [...world.incidents.slice(0, MOST - 1), made] }
      },
    )
  },
}

type Order = Readonly<{
  name: string
  description: string
  commander: string
  reporter: string
  playbook: ModelPlaybook | undefined
}>

const WITHOUT_PLAYBOOK = [{ title: 'Checklist', tasks: [] }]

/** data-model.md 5. Of the answer only ids and times are taken. */
function startedIncident(answer: Incident, order: Order): ModelIncident {
  const { name, commander, reporter, playbook } = order
  return {
    id: answer.id,
    channelId: answer.channel_id,
    isPublic: playbook?.makesPublic ?? true,
    version: 1,
    name,
    description: order.description || (playbook?.description ?? ''),
    commander,
    reporter,
    playbookId: playbook?.id ?? '',
    createAt: answer.create_at,
    updateAt: answer.create_at,
    checklists: (playbook?.checklists ?? WITHOUT_PLAYBOOK).map(({ title, tasks }, c) => ({
      id: answer.checklists[c]?.id ?? '',
      title,
      tasks: tasks.map((task, i) => ({ ...OPEN, ...task, id: answer.checklists[c]?.items[i]?.id ?? '' })),
    })),
    updates: [],
    entries: [
      {
        type: 'incident_created',
        at: answer.create_at,
        subject: reporter,
        creator: '',
        postId: '',
        summary: undefined,
      },
    ],
    reminderAt: 0,
    isOverdue: false,
    previousReminder: 0,
    retrospective: { text: answer.retrospective, at: 0, by: '', isCanceled: false },
    members: [...new Set([reporter, commander])],
  }
}

const TASKS = [
  { title: 'Find who is on call', description: '', command: '/incident help' },
  { title: 'Tell support', description: 'Use the *short* text.', command: '' },
  { title: 'Restart the server', description: '', command: '/there-is-none now' },
]

const FIRST: Omit<ModelPlaybook, 'id'> = {
  version: 1,
  title: 'Outage',
  summary: '',
  description: '**Summary**',
  isPublic: true,
  members: [],
  makesPublic: true,
  checklists: [
    { title: 'Triage', tasks: TASKS },
    { title: 'Afterwards', tasks: TASKS.slice(1) },
  ],
  isDeleted: false,
}

/** A public and a private incident of ann's, and their playbooks; bob is in both. */
export async function firstWorld({ ops }: Pick<Cast, 'ops'>): Promise<World> {
  const { ann, bob, ada, product, teamId } = ops
  await ada.ask({ method: 'POST', path: '/settings', body: { start_without_playbook: true } })
  for (const who of WHO) {
    await ops[who].ask({
      method: 'PUT',
      path: '/users/me/preferences',
      body: { assignment_messages: true },
    })
  }
  const playbooks: ModelPlaybook[] = []
  const incidents: ModelIncident[] = []
  for (const makesPublic of [true, false]) {
    const { checklists } = FIRST
    const id = await ops.playbook({ createPublicIncident: makesPublic, checklists })
    const playbook = { ...FIRST, id, makesPublic }
    const order = { name: 'Payments answer 502', team_id: teamId, commander_user_id: ann.id, playbook_id: id }
    const answer = await ann.start(order)
    const named = { name: order.name, description: '', commander: ann.id, reporter: ann.id, playbook }
    await product.world.joinChannel(answer.channel_id, bob.id)
    await product.settled()
    product.clock.moveBy(GATHERING_SECONDS * 1000)
    await product.settled()
    const { version, update_at: updateAt } = await ann.read(answer.id)
    const made = startedIncident(answer, named)
    playbooks.push(playbook)
    incidents.push({ ...made, version, updateAt, members: [ann.id, bob.id] })
  }
  return { playbooks, incidents, mayStartWithoutPlaybook: true, notTold: [] }
}
