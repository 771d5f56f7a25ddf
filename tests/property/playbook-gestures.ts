import fc from 'fast-check'
import {
  anyVersion,
  asks,
  planned,
  UNKNOWN,
  WHO,
  type Asked,
  type Gesture,
  type Version,
  type Who,
} from './gesture.ts'
import { withPlaybook, type ModelPlaybook } from './model.ts'
import { anyText, LENGTHS, stored } from './texts.ts'

const anyTitle = anyText(LENGTHS.playbookTitle)
const anyMembers = fc.uniqueArray(fc.constantFrom<Who>(...WHO), { maxLength: 3 })

type Creation = Readonly<{
  title: string
  summary?: string
  public?: boolean
  create_public_incident?: boolean
  members?: Who[]
  taskTitle: string
}>

export const createPlaybook: Gesture<Creation> = {
  name: 'create a playbook',
  weight: 2,
  given: fc.record(
    {
      title: anyTitle,
      summary: anyText({ min: 0, max: 1024 }),
      public: fc.boolean(),
      create_public_incident: fc.boolean(),
      members: anyMembers,
      taskTitle: anyText(LENGTHS.taskTitle),
    },
    { requiredKeys: ['title', 'taskTitle'] },
  ),
  plan(asked, { members, taskTitle, ...fields }) {
    const { cast, world, who, person } = asked
    const title = stored(fields.title, LENGTHS.playbookTitle)
    const summary = fields.summary === undefined ? '' : stored(fields.summary, { min: 0, max: 1024 })
    const task = stored(taskTitle, LENGTHS.taskTitle)
    const ids = members?.map((one) => cast.ops[one].id) ?? []
    const isPublic = fields.public ?? false
    const memberIds = isPublic ? [] : ids.length > 0 ? ids : [person.id]
    const body = {
      ...fields,
      team_id: cast.ops.teamId,
      ...(members && { member_ids: ids }),
      checklists: [{ title: 'Triage', items: [{ title: taskTitle, description: '', command: '' }] }],
    }
    const isSound = title !== undefined && summary !== undefined && task !== undefined
    return planned(
      asks(asked, { method: 'POST', path: '/playbooks', body }),
      [
        (who === 'gus' || who === 'zed') && 'forbidden',
        isPublic && ids.length > 0 && 'invalid',
        !isPublic && who !== 'ada' && !memberIds.includes(person.id) && 'forbidden',
        !isSound && 'invalid',
        // Of the team, and no guests.
        (members ?? []).some((one) => one === 'gus' || one === 'zed') && 'invalid',
      ],
      ({ answer }) => ({
        ...world,
        playbooks: [
          ...world.playbooks,
          {
            id: (answer.body as { id: string }).id,
            version: 1,
            title: title ?? '',
            summary: summary ?? '',
            description: '',
            isPublic,
            members: memberIds,
            makesPublic: fields.create_public_incident ?? false,
            checklists: [{ title: 'Triage', tasks: [{ title: task ?? '', description: '', command: '' }] }],
            isDeleted: false,
          },
        ],
      }),
    )
  },
}

type Edit = Readonly<{ which: number; title?: string; create_public_incident?: boolean; version: Version }>

export const editPlaybook: Gesture<Edit> = {
  name: 'edit a playbook',
  weight: 3,
  given: fc.record(
    { which: fc.nat(9), title: anyTitle, create_public_incident: fc.boolean(), version: anyVersion },
    { requiredKeys: ['which', 'version'] },
  ),
  plan(asked, { which, version, ...fields }) {
    const playbook = playbookAt(asked, which)
    const present = playbook?.version ?? 1
    const expected = { none: undefined, present, 'passed by': present - 1, 'to come': present + 1 }[version]
    const title = fields.title === undefined ? playbook?.title : stored(fields.title, LENGTHS.playbookTitle)
    const makesPublic = fields.create_public_incident ?? playbook?.makesPublic ?? false
    const isSame = title === playbook?.title && makesPublic === playbook?.makesPublic
    const body = { ...fields, ...(expected !== undefined && { version: expected }) }
    return planned(
      asks(asked, { method: 'PUT', path: `/playbooks/${playbook?.id ?? UNKNOWN}`, body }),
      [
        expected === 0 && 'invalid',
        unmanaged(asked, playbook),
        (Object.keys(fields).length === 0 || (fields.title !== undefined && title === undefined)) &&
          'invalid',
        expected !== undefined && expected !== present && 'stale_version',
      ],
      () =>
        isSame || !playbook || title === undefined
          ? asked.world
          : withPlaybook(asked.world, { ...playbook, title, makesPublic, version: present + 1 }),
    )
  },
}

export const deletePlaybook: Gesture<{ which: number }> = {
  name: 'delete a playbook',
  weight: 1,
  given: fc.record({ which: fc.nat(9) }),
  plan(asked, { which }) {
    const playbook = playbookAt(asked, which)
    return planned(
      asks(asked, { method: 'DELETE', path: `/playbooks/${playbook?.id ?? UNKNOWN}` }),
      [unmanaged(asked, playbook)],
      () => (playbook ? withPlaybook(asked.world, { ...playbook, isDeleted: true }) : asked.world),
    )
  },
}

export const playbookAt = ({ world }: Asked, which: number): ModelPlaybook | undefined =>
  world.playbooks[which % (world.playbooks.length + 1)]

/** permissions.md 4.2: what keeps the person from managing it. */
function unmanaged(asked: Asked, playbook: ModelPlaybook | undefined): string | undefined {
  if (asked.who === 'gus') return 'forbidden'
  return isUsable(asked, playbook) ? undefined : 'not_found'
}

export function isUsable(
  { who, person }: Asked,
  playbook: ModelPlaybook | undefined,
): playbook is ModelPlaybook {
  if (!playbook || playbook.isDeleted || who === 'gus' || who === 'zed') return false
  return playbook.isPublic || who === 'ada' || playbook.members.includes(person.id)
}
