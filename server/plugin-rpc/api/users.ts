import { bytes, int, list, optional, string } from '../gob/schema.ts'
import { appError, signature } from '../lettered.ts'
import { Group } from '../models/group.ts'
import { Session } from '../models/session.ts'
import { Preference, Status, User, UserSearch } from '../models/user.ts'

/** People, their groups, sessions and preferences. Pages count from 0. */
export const userCalls = {
  /** user id; deactivated users too */
  GetUser: signature([string], [optional(User), appError]),
  /** user name */
  GetUserByUsername: signature([string], [optional(User), appError]),
  /** user ids; unknown ones are left out, order is not kept */
  GetUsersByIds: signature([list(string)], [list(User), appError]),
  /** user names */
  GetUsersByUsernames: signature([list(string)], [list(User), appError]),
  SearchUsers: signature([optional(UserSearch)], [list(User), appError]),
  /** channel id, sort by, page, users a page */
  GetUsersInChannel: signature([string, string, int, int], [list(User), appError]),
  /** user id, PNG, JPEG or GIF */
  SetProfileImage: signature([string, bytes], [appError]),
  /** user id */
  GetProfileImage: signature([string], [bytes, appError]),
  /** user id, category, name */
  GetPreferenceForUser: signature([string, string, string], [Preference, appError]),
  /** user id */
  GetPreferencesForUser: signature([string], [list(Preference), appError]),
  /** user id */
  GetUserStatus: signature([string], [optional(Status), appError]),
  /** user ids */
  GetUserStatusesByIds: signature([list(string)], [list(Status), appError]),
  /** group id */
  GetGroup: signature([string], [optional(Group), appError]),
  /** group id, page, users a page */
  GetGroupMemberUsers: signature([string, int, int], [list(User), appError]),
  /** session id */
  GetSession: signature([string], [optional(Session), appError]),
} as const
