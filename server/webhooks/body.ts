import { presentIncident, presentTime } from '../presenters/incident.ts'
import type { WebhookBodies, WebhookContent } from '../usecases/ports/webhooks.ts'

const MOST_EVENTS = 100
const MOST_BYTES = 1024 * 1024
/** What a body that is too large goes without, in this order. */
const DISPENSABLE = ['timeline_events', 'checklists'] as const

/** The incident as everybody reads it, and what the event adds: links and names for people. */
export const webhookBodies: WebhookBodies = {
  make: (content) => withinSize({ ...ofEvent(content), ...ofIncident(content) }),
}

function withinSize(body: Readonly<Record<string, unknown>>): string {
  const texts = DISPENSABLE.map((_, index) => without(body, DISPENSABLE.slice(0, index)))
  const fits = (text: string): boolean => Buffer.byteLength(text) <= MOST_BYTES
  return texts.find(fits) ?? without(body, DISPENSABLE)
}

function without(body: Readonly<Record<string, unknown>>, omitted: readonly string[]): string {
  if (omitted.length === 0) return JSON.stringify(body)
  const kept = Object.entries(body).filter(([name]) => !omitted.includes(name))
  return JSON.stringify({ ...Object.fromEntries(kept), omitted })
}

function ofEvent(content: WebhookContent) {
  const { siteUrl, teamName, channelName, record } = content
  const team = `${siteUrl.replace(/\/+$/, '')}/${teamName}`
  return {
    event: content.event,
    event_id: content.eventId,
    event_at: presentTime(content.eventAt),
    channel_url: `${team}/channels/${channelName}`,
    details_url: `${team}/incident-collaboration/incidents/${record.incident.id}`,
    actor_user_id: content.actorId,
    actor_username: content.actorUsername,
    commander_username: content.commanderUsername,
    team_name: teamName,
    channel_name: channelName,
    ...(content.update && { status_update: ofUpdate(content.update, team) }),
  }
}

const ofUpdate = (update: NonNullable<WebhookContent['update']>, team: string) => ({
  post_id: update.postId,
  post_url: `${team}/pl/${update.postId}`,
  status: update.status,
  old_status: update.oldStatus,
  message: update.message,
  author_user_id: update.authorId,
  create_at: presentTime(update.createAt),
  reminder_seconds: update.reminderSeconds,
})

/** Without addresses of webhooks; what somebody may do here is nothing a receiver asks. */
function ofIncident({ record }: WebhookContent): object {
  const timelineEvents = record.timelineEvents.slice(-MOST_EVENTS)
  const isTimelineTruncated =
    record.isTimelineTruncated || timelineEvents.length < record.timelineEvents.length
  const shown = { ...record, timelineEvents, isTimelineTruncated }
  return { ...presentIncident({ record: shown, canEdit: false }), can_edit: undefined }
}
