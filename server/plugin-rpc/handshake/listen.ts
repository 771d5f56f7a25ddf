import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { HandshakeError } from './handshake-error.ts'
import type { Address } from './handshake-line.ts'
import { removeAtExit } from './remove-at-exit.ts'
import { removeStaleSockets } from './stale-sockets.ts'
import { shareWithGroup } from './unix-group.ts'

/** Bytes that a socket's path may have: `sun_path` of macOS without its final zero; Linux allows four more. */
const LONGEST_PATH = 103

export type ListenPlace =
  | { readonly network: 'unix'; readonly directory: string; readonly group: string | undefined }
  | { readonly network: 'tcp'; readonly minPort: number; readonly maxPort: number }

export interface Listener extends Address {
  /** Takes no more connections and removes the socket file; connections that exist live on. May run twice. */
  close(): void
}

interface ListenOptions {
  /** Begins the name of the socket file, and tells ours from those of others. */
  readonly prefix: string
  /** A connection that has sent its first bytes. */
  readonly onConnection: (socket: Socket) => void
}

/**
 * Listens where the host looks for us; stale socket files of ours are removed before.
 *
 * @throws {HandshakeError} when that is not possible, with a sentence that says why.
 */
export async function listen(place: ListenPlace, { prefix, onConnection }: ListenOptions): Promise<Listener> {
  const server = createServer((socket) => handOver(socket, onConnection))
  // A connection that cannot be accepted is the host's trouble, not the end of the process.
  server.on('error', () => undefined)
  return place.network === 'unix' ? listenOnFile(server, place, prefix) : listenOnPort(server, place)
}

/** Who connects and leaves without a word only wanted to know whether we live: see stale-sockets.ts. */
function handOver(socket: Socket, onConnection: (socket: Socket) => void): void {
  socket.on('error', () => undefined)
  socket.once('readable', () => {
    if (socket.readableLength > 0) onConnection(socket)
    else socket.destroy()
  })
}

async function listenOnFile(
  server: Server,
  { directory, group }: ListenPlace & { network: 'unix' },
  prefix: string,
): Promise<Listener> {
  const path = join(directory, `${prefix}${randomBytes(6).toString('hex')}`)
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    throw new HandshakeError(
      `The socket path ${path} is longer than ${LONGEST_PATH} bytes. Set a shorter TMPDIR.`,
    )
  }
  await removeStaleSockets(directory, prefix)
  await bind(server, () => withOwnerOnly(() => server.listen(path)))
  const forget = removeAtExit(path)
  const close = (): void => {
    forget()
    server.close()
    rmSync(path, { force: true })
  }
  if (group !== undefined) {
    await shareWithGroup(path, group).catch((error: unknown) => {
      close()
      throw error
    })
  }
  return { network: 'unix', address: path, close }
}

/** Node makes the socket file before `listen` returns; nobody but its owner may ever connect to it. */
function withOwnerOnly(makeFile: () => void): void {
  const previous = process.umask(0o177)
  try {
    makeFile()
  } finally {
    process.umask(previous)
  }
}

async function listenOnPort(
  server: Server,
  { minPort, maxPort }: ListenPlace & { network: 'tcp' },
): Promise<Listener> {
  for (let port = minPort; port <= maxPort; port += 1) {
    const isFree = await bind(server, () => server.listen(port, '127.0.0.1')).then(
      () => true,
      () => false,
    )
    if (isFree) return { network: 'tcp', address: `127.0.0.1:${port}`, close: () => void server.close() }
  }
  throw new HandshakeError(`No port from ${minPort} to ${maxPort} is free.`)
}

function bind(server: Server, start: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (cause: Error): void => {
      server.off('listening', onListening)
      reject(new HandshakeError(`Listening failed: ${cause.message}.`, { cause }))
    }
    const onListening = (): void => {
      server.off('error', onError)
      resolve()
    }
    server.once('error', onError)
    server.once('listening', onListening)
    start()
  })
}
