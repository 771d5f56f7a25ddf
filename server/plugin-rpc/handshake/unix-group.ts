import { chmod, chown, readFile } from 'node:fs/promises'
import { HandshakeError } from './handshake-error.ts'

/**
 * Lets a group use a socket file beside its owner.
 *
 * @param group Name as in /etc/group, or number.
 * @throws {HandshakeError} when there is no such group, or we may not give the file to it.
 */
export async function shareWithGroup(path: string, group: string): Promise<void> {
  const id = /^\d+$/.test(group) ? Number(group) : await findGroupId(group)
  if (id === undefined) throw new HandshakeError(`There is no group "${group}" to share the socket with.`)
  try {
    await chown(path, process.getuid?.() ?? -1, id)
    await chmod(path, 0o660)
  } catch (cause) {
    throw new HandshakeError(`The socket cannot be shared with the group "${group}".`, { cause })
  }
}

async function findGroupId(name: string): Promise<number | undefined> {
  const text = await readFile('/etc/group', 'utf8').catch(() => '')
  const entry = text.split('\n').find((line) => line.startsWith(`${name}:`))
  return entry === undefined ? undefined : Number(entry.split(':')[2])
}
