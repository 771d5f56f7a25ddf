import { objectOf } from '../world/rest-models.ts'
import type { LiveConnection } from './live-connection.ts'
import type { Sessions } from './sessions.ts'

/** Answers what a browser sends over its socket. @returns True once it is known whose socket it is. */
export async function answerRequest(
  sessions: Sessions,
  connection: LiveConnection,
  text: string,
): Promise<boolean> {
  const { action, seq, data } = read(text)
  if (action === 'authentication_challenge') return challenge(sessions, connection, seq, data)
  if (action === 'ping') connection.reply(seq, { status: 'OK', data: { text: 'pong', version: '11.6.0' } })
  else if (typeof action === 'string' && action.startsWith('user_')) connection.reply(seq, { status: 'OK' })
  else connection.reply(seq, { status: 'FAIL', error: { message: `not implemented: ${String(action)}` } })
  return connection.userId !== ''
}

async function challenge(
  sessions: Sessions,
  connection: LiveConnection,
  seq: unknown,
  data: unknown,
): Promise<boolean> {
  if (connection.userId !== '') return true
  const session = await sessions.find(String(objectOf(data)['token']))
  if (!session) {
    connection.socket.terminate()
    return false
  }
  connection.welcome(session.userId)
  connection.reply(seq, { status: 'OK' })
  return true
}

function read(text: string): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(text))
  } catch {
    return {}
  }
}
