import { isTrue, numberOf, rolesOf, textOf, type Row } from './base.ts'
import { fileIdsOf } from './post-of.ts'

/** Rows as Mattermost's REST interface, version 4, shows them. */

const times = (row: Row) => ({
  create_at: numberOf(row.createat),
  update_at: numberOf(row.updateat),
  delete_at: numberOf(row.deleteat),
})

/** A row of users joined with its bot (column `bot`). */
export const userJson = (row: Row) => ({
  id: textOf(row.id),
  ...times(row),
  username: textOf(row.username),
  email: textOf(row.email),
  nickname: textOf(row.nickname),
  first_name: textOf(row.firstname),
  last_name: textOf(row.lastname),
  position: textOf(row.position),
  roles: textOf(row.roles),
  locale: textOf(row.locale),
  timezone: {
    useAutomaticTimezone: 'true',
    automaticTimezone: '',
    manualTimezone: '',
    ...objectOf(row.timezone),
  },
  notify_props: objectOf(row.notifyprops),
  props: objectOf(row.props),
  last_picture_update: numberOf(row.lastpictureupdate),
  auth_service: '',
  is_bot: typeof row.bot === 'string',
  bot_description: textOf(row.bot),
})

export const teamJson = (row: Row) => ({
  id: textOf(row.id),
  ...times(row),
  display_name: textOf(row.displayname),
  name: textOf(row.name),
  description: textOf(row.description),
  type: textOf(row.type),
  allow_open_invite: isTrue(row.allowopeninvite),
  last_team_icon_update: numberOf(row.lastteamiconupdate),
})

export const teamMemberJson = (row: Row) => ({
  team_id: textOf(row.teamid),
  user_id: textOf(row.userid),
  ...schemeRoles(row, 'team'),
  delete_at: numberOf(row.deleteat),
})

export const channelJson = (row: Row) => ({
  id: textOf(row.id),
  ...times(row),
  team_id: textOf(row.teamid),
  type: textOf(row.type),
  display_name: textOf(row.displayname),
  name: textOf(row.name),
  header: textOf(row.header),
  purpose: textOf(row.purpose),
  last_post_at: numberOf(row.lastpostat),
  total_msg_count: numberOf(row.totalmsgcount),
  total_msg_count_root: numberOf(row.totalmsgcountroot),
  last_root_post_at: numberOf(row.lastrootpostat),
  creator_id: textOf(row.creatorid),
  scheme_id: row.schemeid ?? null,
  props: null,
  group_constrained: null,
  shared: null,
})

export const channelMemberJson = (row: Row) => ({
  channel_id: textOf(row.channelid),
  user_id: textOf(row.userid),
  ...schemeRoles(row, 'channel'),
  last_viewed_at: numberOf(row.lastviewedat),
  msg_count: numberOf(row.msgcount),
  msg_count_root: numberOf(row.msgcountroot),
  mention_count: numberOf(row.mentioncount),
  mention_count_root: numberOf(row.mentioncountroot),
  notify_props: objectOf(row.notifyprops),
  last_update_at: numberOf(row.lastupdateat),
})

export const postJson = (row: Row) => ({
  id: textOf(row.id),
  ...times(row),
  edit_at: numberOf(row.editat),
  is_pinned: isTrue(row.ispinned),
  user_id: textOf(row.userid),
  channel_id: textOf(row.channelid),
  root_id: textOf(row.rootid),
  original_id: textOf(row.originalid),
  message: textOf(row.message),
  type: textOf(row.type),
  props: withoutIntegrations(objectOf(row.props)),
  hashtags: textOf(row.hashtags),
  file_ids: fileIdsOf(row),
  pending_post_id: '',
  reply_count: numberOf(row.replycount),
  last_reply_at: numberOf(row.lastreplyat),
  participants: Array.isArray(row.participants) ? row.participants.map((id: unknown) => ({ id })) : null,
  metadata: {},
})

export function objectOf(cell: unknown): Readonly<Record<string, unknown>> {
  return typeof cell === 'object' && cell !== null ? { ...cell } : {}
}

function schemeRoles(row: Row, level: 'team' | 'channel') {
  const [isUser, isAdmin, isGuest] = [
    isTrue(row.schemeuser),
    isTrue(row.schemeadmin),
    isTrue(row.schemeguest),
  ]
  const byScheme = [isGuest && `${level}_guest`, isUser && `${level}_user`, isAdmin && `${level}_admin`]
  return {
    roles: [...byScheme.filter(Boolean), ...rolesOf(row.roles)].join(' '),
    explicit_roles: textOf(row.roles),
    scheme_user: isUser,
    scheme_admin: isAdmin,
    scheme_guest: isGuest,
  }
}

/** Where a button leads is the server's own business: no browser is told. */
function withoutIntegrations(props: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { attachments } = props
  if (!Array.isArray(attachments)) return props
  return { ...props, attachments: attachments.map((attachment) => withoutIntegration(objectOf(attachment))) }
}

function withoutIntegration(attachment: Readonly<Record<string, unknown>>) {
  const { actions } = attachment
  if (!Array.isArray(actions)) return attachment
  return {
    ...attachment,
    actions: actions.map((action) => ({ ...objectOf(action), integration: undefined })),
  }
}
