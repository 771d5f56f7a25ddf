import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Whom a process runs as; empty = as ourselves. In the shape that `spawn` takes. */
export interface ServerUser {
  readonly uid?: number
  readonly gid?: number
}

const NOBODY = 65534

/**
 * The user whom PostgreSQL shall run as: it refuses to run as root, so root lends it to nobody, everybody else
 * runs it as themselves.
 *
 * @param uid Our own user id; undefined where the platform has none.
 */
export function serverUser(uid = process.getuid?.()): ServerUser {
  return uid === 0 ? { uid: NOBODY, gid: NOBODY } : {}
}

/** Whether `user` may pass every folder on the way to `path`, as far as it exists. */
export function canReach(user: ServerUser, path: string): boolean {
  if (user.uid === undefined) return true
  let here = realpathSync(firstExisting(path))
  for (;;) {
    if (!mayPass(user, here)) return false
    const above = dirname(here)
    if (above === here) return true
    here = above
  }
}

function firstExisting(path: string): string {
  return existsSync(path) ? path : firstExisting(dirname(path))
}

function mayPass({ uid, gid }: ServerUser, path: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(path)
  if (owner === uid) return (mode & 0o100) !== 0
  if (group === gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
