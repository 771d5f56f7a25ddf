import { bool, list, optional, string } from '../gob/schema.ts'
import { signature } from '../lettered.ts'
import { Permission } from '../models/permission.ts'

/** Of a permission only the Id is looked at. Unknown users and ids answer false. */
export const permissionCalls = {
  /** user id, permission */
  HasPermissionTo: signature([string, optional(Permission)], [bool]),
  /** user id, team id, permission */
  HasPermissionToTeam: signature([string, string, optional(Permission)], [bool]),
  /** user id, channel id, permission */
  HasPermissionToChannel: signature([string, string, optional(Permission)], [bool]),
  /** role names, permission id */
  RolesGrantPermission: signature([list(string), string], [bool]),
} as const
