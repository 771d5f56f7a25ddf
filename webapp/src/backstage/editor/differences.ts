import type { Checklist } from '../../../../server/contract/incident.ts'
import type { TextId, Translate } from '../../i18n.ts'
import { reminderText } from '../../ui/reminder-text.ts'
import type { Draft } from './draft.ts'

/** What a value is, for whoever shows it. */
export type Shown =
  | { readonly is: 'text'; readonly text: string }
  /** `''` for none. */
  | { readonly is: 'channel'; readonly id: string }
  | { readonly is: 'people'; readonly ids: readonly string[] }

/** Something that is not the same in two playbooks. */
export interface Difference {
  readonly key: string
  readonly title: string
  readonly theirs: Shown
  readonly mine: Shown
}

/** What they have and what I have, wherever that is not the same. */
export function differencesOf(translate: Translate, theirs: Draft, mine: Draft): readonly Difference[] {
  const fields = FIELDS.map(([title, field, read]) => ({
    key: field,
    title: translate(title),
    theirs: read(theirs, translate),
    mine: read(mine, translate),
  }))
  const checklists = idsOf(theirs, mine).map((id) => {
    const [one, other] = [theirs, mine].map(({ checklists }) => checklists.find((list) => list.id === id))
    return {
      key: id,
      title: (other ?? one)?.title ?? '',
      theirs: outlineOf(one, translate),
      mine: outlineOf(other, translate),
    }
  })
  return [...fields, ...checklists].filter((difference) => !isAlike(difference))
}

const isAlike = ({ theirs, mine }: Difference) => JSON.stringify(theirs) === JSON.stringify(mine)

const idsOf = (...drafts: readonly Draft[]): readonly string[] => [
  ...new Set(drafts.flatMap(({ checklists }) => checklists.map(({ id }) => id))),
]

/** A checklist with its tasks, one a line. */
function outlineOf(checklist: Checklist | undefined, translate: Translate): Shown {
  if (!checklist) return { is: 'text', text: translate('webapp.editor.not_there') }
  const lines = checklist.items.flatMap(({ title, command, description }) =>
    [`• ${title} ${command}`.trimEnd(), description].filter((line) => line !== ''),
  )
  return { is: 'text', text: [checklist.title, ...lines].join('\n') }
}

type Read = (draft: Draft, translate: Translate) => Shown

type TextField = 'title' | 'summary' | 'description' | 'reminder_message_template' | 'retrospective_template'
type Address = 'webhook_on_creation_url' | 'webhook_on_status_update_url' | 'message_on_join'
type Toggle =
  | 'post_task_changes'
  | 'retrospective_enabled'
  | 'invite_users_enabled'
  | 'default_commander_enabled'
  | 'announcement_channel_enabled'
  | 'webhook_on_creation_enabled'
  | 'webhook_on_status_update_enabled'
  | 'message_on_join_enabled'
  | 'archive_channel_enabled'

const textOf =
  (field: TextField | Address): Read =>
  (draft) => ({ is: 'text', text: draft[field] })
const toggleOf =
  (field: Toggle): Read =>
  (draft, translate) => ({
    is: 'text',
    text: translate(draft[field] ? 'webapp.editor.on' : 'webapp.editor.off'),
  })
const secondsOf =
  (field: 'reminder_timer_default_seconds' | 'retrospective_reminder_interval_seconds'): Read =>
  (draft, translate) => ({ is: 'text', text: reminderText(translate, draft[field]) })
const channelOf =
  (field: 'broadcast_channel_id' | 'announcement_channel_id'): Read =>
  (draft) => ({ is: 'channel', id: draft[field] })

const channelAccess: Read = (draft, translate) => ({
  is: 'text',
  text: translate(draft.create_public_incident ? 'webapp.editor.public' : 'webapp.editor.private'),
})
const members: Read = (draft, translate) =>
  draft.public
    ? { is: 'text', text: translate('webapp.editor.everyone') }
    : { is: 'people', ids: [...draft.member_ids].sort() }
const orderOf: Read = ({ checklists }) => ({
  is: 'text',
  text: checklists.map(({ title }) => title).join('\n'),
})

const FIELDS: readonly (readonly [TextId, string, Read])[] = [
  ['webapp.editor.name', 'title', textOf('title')],
  ['webapp.summary.description', 'summary', textOf('summary')],
  ['webapp.editor.checklists', 'checklists', orderOf],
  ['webapp.editor.broadcast', 'broadcast', channelOf('broadcast_channel_id')],
  ['webapp.editor.reminder', 'reminder', secondsOf('reminder_timer_default_seconds')],
  ['webapp.editor.overview_template', 'description', textOf('description')],
  ['webapp.editor.update_template', 'update', textOf('reminder_message_template')],
  ['webapp.editor.task_posts', 'task_posts', toggleOf('post_task_changes')],
  ['webapp.editor.retrospective', 'retrospective_on', toggleOf('retrospective_enabled')],
  ['webapp.editor.retrospective_reminder', 'interval', secondsOf('retrospective_reminder_interval_seconds')],
  ['webapp.editor.retrospective_template', 'retrospective', textOf('retrospective_template')],
  ['webapp.editor.invite', 'invite', toggleOf('invite_users_enabled')],
  ['webapp.editor.invited', 'invited', (draft) => ({ is: 'people', ids: draft.invited_user_ids })],
  ['webapp.editor.assign_commander', 'assign', toggleOf('default_commander_enabled')],
  [
    'webapp.summary.commander',
    'commander',
    (draft) => ({ is: 'people', ids: [draft.default_commander_id].filter((id) => id !== '') }),
  ],
  ['webapp.editor.announce', 'announce', toggleOf('announcement_channel_enabled')],
  ['webapp.editor.announcement_channel', 'announcement', channelOf('announcement_channel_id')],
  ['webapp.editor.send_welcome', 'welcome_on', toggleOf('message_on_join_enabled')],
  ['webapp.editor.welcome', 'welcome', textOf('message_on_join')],
  ['webapp.editor.webhook_start', 'webhook_start_on', toggleOf('webhook_on_creation_enabled')],
  ['webapp.editor.webhook_start_address', 'webhook_start', textOf('webhook_on_creation_url')],
  ['webapp.editor.webhook_update', 'webhook_update_on', toggleOf('webhook_on_status_update_enabled')],
  ['webapp.editor.webhook_update_address', 'webhook_update', textOf('webhook_on_status_update_url')],
  ['webapp.editor.archive', 'archive', toggleOf('archive_channel_enabled')],
  ['webapp.editor.channel_access', 'channel_access', channelAccess],
  ['webapp.editor.playbook_access', 'members', members],
]
