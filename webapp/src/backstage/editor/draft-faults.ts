import { PLAYBOOK_LIMITS as LIMITS } from '../../../../server/domain/playbook-limits.ts'
import { isWebhookUrl } from '../../../../server/domain/is-webhook-url.ts'
import type { TextId } from '../../i18n.ts'
import { lengthOf } from '../../ui/counter-text.ts'
import { commandOf, isBlank, type Draft } from './draft.ts'
import type { FieldKey } from './field-keys.ts'

/** Why a value cannot be saved, still without language. */
interface Fault {
  readonly text: TextId
  readonly values?: Readonly<Record<string, number>>
}

/** In the order of the tabs and of the controls in them. */
export type Faults = ReadonlyMap<FieldKey, Fault>

/**
 * What the server would refuse. What was stored like that and is not changed may stay as it is, and what exceeds a
 * limit by now may shrink.
 */
export function faultsIn(draft: Draft, stored: Draft): Faults {
  const texts = knownTexts(stored)
  const faults = [
    ...textFaults(draft, stored, HEAD_TEXTS),
    ...countFaults(draft, stored),
    ...draft.checklists.flatMap(({ id, title, items }) => [
      ...tooLong(`${id}.title`, title, LIMITS.checklistTitle.max, texts),
      ...items.filter((task) => !isBlank(task)).flatMap((task) => taskFaults(task, texts)),
    ]),
    ...textFaults(draft, stored, LATER_TEXTS),
    ...listFaults(draft, stored),
    ...webhookFaults(draft, stored),
    ...welcomeFaults(draft),
    ...memberFaults(draft, stored),
  ]
  return new Map(faults)
}

type Entry = readonly [FieldKey, Fault]

const HEAD_TEXTS = { title: LIMITS.title.max, summary: LIMITS.summary.max } as const
const LATER_TEXTS = {
  description: LIMITS.description.max,
  reminder_message_template: LIMITS.reminderMessageTemplate.max,
  retrospective_template: LIMITS.retrospectiveTemplate.max,
  message_on_join: LIMITS.messageOnJoin.max,
} as const

type TextField = keyof typeof HEAD_TEXTS | keyof typeof LATER_TEXTS

const textFaults = (draft: Draft, stored: Draft, limits: Partial<Record<TextField, number>>): Entry[] =>
  (Object.keys(limits) as TextField[]).flatMap((field) => {
    const isSame = draft[field] === stored[field]
    return isSame || lengthOf(draft[field]) <= (limits[field] ?? 0) ? [] : [[field, tooMany(limits[field])]]
  })

const tooMany = (max = 0): Fault => ({ text: 'webapp.editor.too_long', values: { max } })

/** Texts of checklists and tasks as they are stored, by the name of their control. */
function knownTexts({ checklists }: Draft): ReadonlyMap<FieldKey, string> {
  return new Map(
    checklists.flatMap(({ id, title, items }) => [
      [`${id}.title`, title] as const,
      ...items.flatMap((task) =>
        (['title', 'command', 'description'] as const).map(
          (field) => [`${task.id}.${field}`, task[field]] as const,
        ),
      ),
    ]),
  )
}

type KnownTexts = ReturnType<typeof knownTexts>

const tooLong = (key: FieldKey, text: string, max: number, known: KnownTexts): Entry[] =>
  known.get(key) === text || lengthOf(text) <= max ? [] : [[key, tooMany(max)]]

const NO_COMMAND: Fault = { text: 'webapp.editor.no_command' }

function taskFaults(
  { id, title, command, description }: Draft['checklists'][number]['items'][number],
  known: KnownTexts,
): Entry[] {
  const key = `${id}.command`
  const isNoCommand = commandOf(command) !== '' && !command.trim().startsWith('/')
  return [
    ...tooLong(`${id}.title`, title, LIMITS.taskTitle.max, known),
    ...tooLong(key, command, LIMITS.taskCommand.max, known),
    ...(isNoCommand && known.get(key) !== command ? [[key, NO_COMMAND] as const] : []),
    ...tooLong(`${id}.description`, description, LIMITS.taskDescription.max, known),
  ]
}

function countFaults({ checklists }: Draft, stored: Draft): Entry[] {
  const wanted = (one: Draft['checklists'][number]) => one.items.filter((task) => !isBlank(task)).length
  const tasks = checklists.reduce((sum, checklist) => sum + wanted(checklist), 0)
  const storedTasks = stored.checklists.reduce((sum, { items }) => sum + items.length, 0)
  const known = new Map(stored.checklists.map(({ id, items }) => [id, items.length]))
  return [
    ...tooManyOf('checklists', checklists.length, Math.max(LIMITS.checklists, stored.checklists.length), {
      text: 'webapp.editor.too_many_checklists',
    }),
    ...tooManyOf('checklists', tasks, Math.max(LIMITS.tasks, storedTasks), {
      text: 'webapp.editor.too_many_tasks',
    }),
    ...checklists.flatMap((checklist) =>
      tooManyOf(
        `${checklist.id}.items`,
        wanted(checklist),
        Math.max(LIMITS.tasksOfChecklist, known.get(checklist.id) ?? 0),
        { text: 'webapp.editor.too_many_in_checklist' },
      ),
    ),
  ]
}

const tooManyOf = (key: FieldKey, count: number, max: number, fault: Fault): Entry[] =>
  count <= max ? [] : [[key, { ...fault, values: { max } }]]

const listFaults = ({ invited_user_ids }: Draft, stored: Draft): Entry[] =>
  tooManyOf(
    'invited_user_ids',
    invited_user_ids.length,
    Math.max(LIMITS.invitedUsers, stored.invited_user_ids.length),
    { text: 'webapp.editor.too_many_people' },
  )

const WEBHOOKS = [
  ['webhook_on_creation_enabled', 'webhook_on_creation_url'],
  ['webhook_on_status_update_enabled', 'webhook_on_status_update_url'],
] as const

const webhookFaults = (draft: Draft, stored: Draft): Entry[] =>
  WEBHOOKS.flatMap(([toggle, field]): Entry[] => {
    const url = draft[field].trim()
    if (url === '') return draft[toggle] ? [[field, { text: 'webapp.editor.webhook_missing' }]] : []
    if (draft[field] === stored[field]) return []
    if (url.length > LIMITS.webhookUrl.max) return [[field, tooMany(LIMITS.webhookUrl.max)]]
    return isWebhookUrl(url) ? [] : [[field, { text: 'webapp.editor.webhook_wrong' }]]
  })

const welcomeFaults = ({ message_on_join_enabled, message_on_join }: Draft): Entry[] =>
  message_on_join_enabled && message_on_join.trim() === ''
    ? [['message_on_join', { text: 'webapp.editor.welcome_missing' }]]
    : []

function memberFaults(draft: Draft, stored: Draft): Entry[] {
  if (draft.public) return []
  if (draft.member_ids.length === 0) return [['member_ids', { text: 'webapp.editor.no_members' }]]
  const max = Math.max(LIMITS.members, stored.member_ids.length)
  return tooManyOf('member_ids', draft.member_ids.length, max, { text: 'webapp.editor.too_many_people' })
}
