import { durationText } from '../domain/duration.ts'
import { STATUSES, type Status } from '../domain/status.ts'
import { utf8Bytes } from '../domain/text.ts'
import type { Draft } from '../usecases/draft-status.ts'
import { escapeText } from '../usecases/escape.ts'
import type { Dialog, DialogElement } from '../usecases/ports/host.ts'
import { translate, type TextId } from '../usecases/translate.ts'
import { element } from './element.ts'

/** What the host takes in a text area, in bytes of UTF-8. */
const AREA_BYTES = 3_000
const NO_REMINDER = '0'
const REMINDERS: readonly (readonly [seconds: string, text: TextId])[] = [
  [NO_REMINDER, 'dialog.status.reminder_none'],
  ['900', 'dialog.status.reminder_15_minutes'],
  ['1800', 'dialog.status.reminder_30_minutes'],
  ['3600', 'dialog.status.reminder_60_minutes'],
  ['14400', 'dialog.status.reminder_4_hours'],
  ['86400', 'dialog.status.reminder_24_hours'],
]

/** Seconds as text, from none upwards. @param last Chosen last time, perhaps by REST; offered too. */
export const remindersOffered = (last: string): readonly string[] =>
  [...new Set([...REMINDERS.map(([seconds]) => seconds), last])].toSorted(
    (one, other) => Number(one) - Number(other),
  )

/** The dialog that asks for a status update. What does not fit into it is left out and said: nothing is cut. */
export function statusForm(draft: Draft, status: Status | undefined, state: string): Dialog {
  const { incident, message } = draft
  const overview = incident.description
  const isLeftOut = !fits(message) || !fits(overview)
  return {
    callbackId: 'update_status',
    title: translate('dialog.status.title'),
    introduction: [
      translate('dialog.status.introduction'),
      ...broadcastSentences(draft),
      ...(isLeftOut ? [translate('dialog.status.too_long', { page: pageOf(draft) })] : []),
    ].join(' '),
    submitLabel: translate('dialog.status.submit'),
    state,
    elements: [
      statusElement(status ?? incident.status),
      ...(fits(overview) ? [descriptionElement(overview)] : []),
      messageElement(fits(message) ? message : ''),
      reminderElement(String(incident.previousReminderSeconds)),
    ],
  }
}

const fits = (text: string): boolean => utf8Bytes(text) <= AREA_BYTES

const pageOf = ({ teamName, incident }: Draft): string =>
  `/${teamName}/incident-collaboration/incidents/${incident.id}`

/** Only a public channel is named: not everybody who reads this may know of the others. */
function broadcastSentences({ broadcast, teamName }: Draft): string[] {
  if (!broadcast) return []
  if (broadcast.type !== 'O') return [translate('dialog.status.broadcast_private')]
  const channel = `[${escapeText(broadcast.displayName)}](/${teamName}/channels/${broadcast.name})`
  return [translate('dialog.status.broadcast', { channel })]
}

const statusElement = (chosen: Status): DialogElement => ({
  ...element('status', translate('dialog.status.status'), 'select'),
  default: chosen,
  options: STATUSES.map((status) => ({ text: status, value: status })),
})

const descriptionElement = (overview: string): DialogElement => ({
  ...element('description', translate('dialog.status.description'), 'textarea'),
  default: overview,
  help: translate('dialog.status.description_help'),
  isOptional: true,
  maxLength: AREA_BYTES,
})

const messageElement = (message: string): DialogElement => ({
  ...element('message', translate('dialog.status.message'), 'textarea'),
  default: message,
  maxLength: AREA_BYTES,
})

const reminderElement = (last: string): DialogElement => ({
  ...element('reminder', translate('dialog.status.reminder'), 'select'),
  default: last,
  help: translate('dialog.status.reminder_help'),
  isOptional: true,
  options: remindersOffered(last).map((seconds) => ({ text: reminderText(seconds), value: seconds })),
})

function reminderText(seconds: string): string {
  const known = REMINDERS.find(([value]) => value === seconds)
  if (known) return translate(known[1])
  const isShort = Number(seconds) < 60
  return isShort
    ? translate('dialog.status.reminder_seconds', { seconds })
    : durationText(Number(seconds) * 1000)
}
