import { Socket } from 'node:net'

/**
 * A socket that sends in one piece what is written in one turn of the event loop. The driver writes every question by
 * itself, and each write is a system call that wakes the server: so `begin`, lock and look go out together, and
 * the writing statement with `commit`.
 */
export function turnSocket(): Socket {
  const socket = new Socket()
  // Not before: connect() puts Node's own `write` back (Node 24, lib/net.js).
  socket.once('connect', () => gatherWrites(socket))
  return socket
}

function gatherWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (...written: unknown[]) => boolean
  let isGathering = false
  const send = (): void => {
    isGathering = false
    socket.uncork()
  }
  // Takes what the original takes, in each of its forms.
  socket.write = (...written: unknown[]): boolean => {
    if (!isGathering) {
      isGathering = true
      socket.cork()
      process.nextTick(send)
    }
    return write(...written)
  }
}
