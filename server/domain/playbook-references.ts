import type { PlaybookContent, Sharing } from './playbook.ts'

export type NewReferences = Readonly<{
  memberIds: readonly string[]
  invitedUserIds: readonly string[]
  /** `""` = none. */
  defaultCommanderId: string
  /** Each with the field that names it. */
  channels: readonly Readonly<{ field: string; id: string }>[]
  webhooks: readonly Readonly<{ field: string; url: string }>[]
}>

type Referring = PlaybookContent & Sharing

/** What is named after an edit and was not before: only that is judged, so nobody who left blocks a save. */
export function newReferences(before: Referring, after: Referring): NewReferences {
  const changed = (field: ReferenceField): string => (after[field] === before[field] ? '' : after[field])
  return {
    memberIds: added(before.memberIds, after.memberIds),
    invitedUserIds: added(before.invitedUserIds, after.invitedUserIds),
    defaultCommanderId: changed('defaultCommanderId'),
    channels: [
      { field: 'broadcast_channel_id', id: changed('broadcastChannelId') },
      { field: 'announcement_channel_id', id: changed('announcementChannelId') },
    ].filter(({ id }) => id !== ''),
    webhooks: [
      { field: 'webhook_on_creation_url', url: changed('webhookOnCreationUrl') },
      { field: 'webhook_on_status_update_url', url: changed('webhookOnStatusUpdateUrl') },
    ].filter(({ url }) => url !== ''),
  }
}

type ReferenceField =
  | 'defaultCommanderId'
  | 'broadcastChannelId'
  | 'announcementChannelId'
  | 'webhookOnCreationUrl'
  | 'webhookOnStatusUpdateUrl'

function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = new Set(before)
  return after.filter((id) => !known.has(id))
}
