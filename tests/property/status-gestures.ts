import fc from 'fast-check'
import type { HttpAnswer } from '../support/person.ts'
import {
  anyVersion,
  asks,
  badVersion,
  becomes,
  planned,
  staleVersion,
  unseen,
  versionQuery,
  type Asked,
  type Gesture,
  type Learned,
  type Planned,
  type Version,
} from './gesture.ts'
import { isOngoing, recorded, statusOf, stepped, type ModelIncident, type Status } from './model.ts'
import { anyText, LENGTHS, stored } from './texts.ts'

const anyStatus = fc.constantFrom('Reported', 'Active', 'Active', 'Resolved', 'Archived', 'active')
const REMINDERS = [0, 0, 10, 900, 2_592_000]

type Update = Readonly<{
  status: string
  message: string
  description?: string
  reminder?: number
  version: Version
}>

const given = fc.record(
  {
    status: anyStatus,
    message: anyText(LENGTHS.message),
    description: anyText(LENGTHS.incidentDescription),
    reminder: fc.constantFrom(...REMINDERS, 9, -1, 0.5, 2_592_001),
    version: anyVersion,
  },
  { requiredKeys: ['status', 'message', 'version'] },
)

export const update: Gesture<Update> = {
  name: 'post a status update',
  weight: 6,
  given,
  plan(asked, { version, ...body }) {
    const isReminder = body.reminder === undefined || REMINDERS.includes(body.reminder)
    const description =
      body.description === undefined
        ? ''
        : stored(body.description, { ...LENGTHS.incidentDescription, min: 1 })
    const isSound =
      isReminder &&
      body.status !== 'active' &&
      description !== undefined &&
      stored(body.message, LENGTHS.message)
    const path = `/incidents/${asked.incident.id}/status${versionQuery(asked, version)}`
    return planned(
      asks(asked, { method: 'POST', path, body }),
      [badVersion(asked, version), !isSound && 'invalid', unseen(asked), staleVersion(version)],
      becomes(asked, (learned) =>
        withUpdate(asked, learned, {
          status: body.status as Status,
          description: description ?? '',
          reminder: body.reminder ?? 0,
        }),
      ),
    )
  },
}

type Stated = Readonly<{ status: Status; description: string; reminder: number }>

/** data-model.md 3, rule 5: what an update of this moment brings about. */
function withUpdate({ incident, person }: Asked, { at, read }: Learned, stated: Stated): ModelIncident {
  const { status, description, reminder } = stated
  const post = read.status_posts.at(-1)
  const [postId, postedAt] = [post?.id ?? '', post?.create_at ?? 0]
  const seconds = isOngoing(status) ? reminder : 0
  const from = statusOf(incident)
  return stepped(incident, at, {
    ...(description !== '' && { description }),
    updates: [...incident.updates, { postId, author: person.id, status, at: postedAt, isDeleted: false }],
    ...recorded(incident, {
      type: 'status_updated',
      at: postedAt,
      subject: person.id,
      postId,
      summary: from === status ? '' : `${from} to ${status}`,
    }),
    isOverdue: false,
    reminderAt: seconds === 0 ? 0 : postedAt + seconds * 1000,
    previousReminder: seconds,
  })
}

const OFFERED = ['0', '900', '1800', '3600', '14400', '86400']

type Submitted = Readonly<{ status: string; message: string; description: string; reminder: string }>

/** The dialog of `/incident update`, submitted as the host does it. */
export const submitUpdate: Gesture<Submitted> = {
  name: 'submit the status dialog',
  weight: 3,
  given: fc.record({
    status: anyStatus,
    message: anyText(LENGTHS.message),
    description: fc.oneof(fc.constant(' '), anyText(LENGTHS.incidentDescription)),
    reminder: fc.constantFrom(...OFFERED, '', '901', 'soon'),
  }),
  plan(asked, submission) {
    const { cast, incident, person } = asked
    const description = stored(submission.description, LENGTHS.incidentDescription)
    const reminder = submission.reminder === '' ? '0' : submission.reminder
    const isOffered = [...OFFERED, String(incident.previousReminder)].includes(reminder)
    const isSound =
      isOffered &&
      submission.status !== 'active' &&
      description !== undefined &&
      stored(submission.message, LENGTHS.message) !== undefined
    const state = cast.sign({
      kind: 'status',
      userId: person.id,
      incidentId: incident.id,
      lastReminder: String(incident.previousReminder),
    })
    return planned(
      asks(asked, {
        method: 'POST',
        path: `/incidents/${incident.id}/update-status-dialog`,
        body: { state, user_id: person.id, submission },
      }),
      [!isSound && 'said', unseen(asked) && 'said'],
      becomes(asked, (learned) =>
        withUpdate(asked, learned, {
          status: submission.status as Status,
          description: description ?? '',
          reminder: Number(reminder),
        }),
      ),
    )
  },
}

type Press = Readonly<{ button: 'dismiss' | 'update'; isForged: boolean }>

/** The buttons of the reminder that stands, or of one that is answered. */
export const press: Gesture<Press> = {
  name: 'press a button of the reminder',
  weight: 2,
  given: fc.record({
    button: fc.constantFrom('dismiss', 'dismiss', 'update'),
    isForged: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  }),
  async plan(asked, { button, isForged }): Promise<Planned> {
    const { cast, incident, person } = asked
    const { ops } = cast
    await ops.product.settled()
    const { reminder_post_id: postId } = await ops.ada.read(incident.id)
    const content = { kind: 'reminder', incidentId: incident.id, dueAt: incident.reminderAt, issuedAt: 1 }
    const send = (): Promise<HttpAnswer> =>
      person.ask({
        method: 'POST',
        path: `/incidents/${incident.id}/reminder/button-${button}`,
        body: {
          user_id: person.id,
          post_id: postId || cast.secretPostId,
          trigger_id: ops.product.world.messages.issueTrigger(person.id),
          context: { signed: isForged ? 'forged' : cast.sign(content) },
        },
      })
    return planned(
      send,
      [(isForged || unseen(asked) || !incident.isOverdue) && 'said'],
      becomes(asked, ({ at }) =>
        button === 'update' ? incident : stepped(incident, at, { isOverdue: false, reminderAt: 0 }),
      ),
    )
  },
}
