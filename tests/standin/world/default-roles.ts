/** What the default roles of Mattermost 11.6 may do, as far as anybody asks here. */
const channelUser = [
  'read_channel',
  'read_channel_content',
  'create_post',
  'edit_post',
  'delete_post',
  'use_channel_mentions',
  'upload_file',
  'manage_public_channel_members',
  'manage_private_channel_members',
  'manage_public_channel_properties',
  'manage_private_channel_properties',
  'delete_public_channel',
  'delete_private_channel',
]

const teamUser = [
  'create_public_channel',
  'create_private_channel',
  'list_team_channels',
  'read_public_channel',
  'join_public_channels',
  'add_user_to_team',
  'view_team',
]

const teamAdmin = [
  'manage_channel_roles',
  'manage_team',
  'convert_public_channel_to_private',
  'convert_private_channel_to_public',
  'remove_user_from_team',
  'delete_others_posts',
]

/** Of a channel in which only its admins may write; its other members are `channel_reader`. */
export const READ_ONLY_SCHEME = 'readonly'.padEnd(26, 'x')

/** Permissions by the name of the role; system admins may do everything. */
export const defaultRoles: Readonly<Record<string, readonly string[]>> = {
  channel_user: channelUser,
  channel_admin: ['manage_channel_roles', 'create_post', 'use_channel_mentions'],
  channel_guest: [
    'read_channel',
    'read_channel_content',
    'create_post',
    'edit_post',
    'upload_file',
    'use_channel_mentions',
  ],
  // Not a default one: what an administrator makes for channels where only some may write.
  channel_reader: ['read_channel', 'read_channel_content'],
  team_user: teamUser,
  team_admin: teamAdmin,
  team_guest: ['view_team'],
  system_user: [
    'create_direct_channel',
    'create_group_channel',
    'view_members',
    'list_public_teams',
    'create_team',
  ],
  system_guest: ['create_direct_channel', 'create_group_channel'],
}
