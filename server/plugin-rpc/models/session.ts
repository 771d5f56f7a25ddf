import { bool, int, list, map, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'
import { TeamMember } from './team.ts'

/** Token and Props.csrf are secrets. */
export const Session = struct('Session', {
  Id: string,
  Token: string,
  CreateAt: int,
  ExpiresAt: int,
  LastActivityAt: int,
  UserId: string,
  DeviceId: string,
  Roles: string,
  IsOAuth: bool,
  ExpiredNotify: bool,
  Props: map(string, string),
  TeamMembers: list(TeamMember),
  Local: bool,
})
export type Session = ValueOf<typeof Session>
