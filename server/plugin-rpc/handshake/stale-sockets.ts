import { lstat, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'

/**
 * Removes socket files that killed processes of ours left behind: named with our prefix, owned by our user, and
 * refusing connections. Whatever else lies there, and whatever cannot be looked at, stays.
 */
export async function removeStaleSockets(directory: string, prefix: string): Promise<void> {
  const names = await readdir(directory).catch(() => [])
  const paths = names.filter((name) => name.startsWith(prefix)).map((name) => join(directory, name))
  await Promise.all(paths.map(removeIfStale))
}

async function removeIfStale(path: string): Promise<void> {
  if (!(await isOurSocket(path)) || !(await refusesConnection(path))) return
  // Somebody else may have been faster, or have taken the right to: a leftover is no reason not to start.
  await rm(path, { force: true }).catch(() => undefined)
}

async function isOurSocket(path: string): Promise<boolean> {
  const entry = await lstat(path).catch(() => undefined)
  return entry !== undefined && entry.isSocket() && entry.uid === process.getuid?.()
}

function refusesConnection(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'))
  })
}
