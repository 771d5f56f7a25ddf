import type { Clock, Seal } from '../usecases/ports/process.ts'

/** What a start dialog is about; travels signed through the browser, bound to the person who opened it. */
export type StartState = Readonly<{
  userId: string
  teamId: string
  /** Where it was asked; the note about the start goes there. */
  channelId: string
  /** `""` = none. */
  postId: string
  clientId: string
  /** Makes a second submit harmless. */
  nonce: string
}>

const KIND = 'start'
const VALID_MS = 24 * 60 * 60 * 1000

export const startState = (seal: Seal, clock: Clock, state: StartState): string =>
  seal.seal({ ...state, kind: KIND, expiresAt: clock.now().getTime() + VALID_MS })

/** `undefined` for a changed, foreign, expired state, or one of another dialog. */
export function readStartState(
  seal: Seal,
  clock: Clock,
  sealed: string,
  userId: string,
): StartState | undefined {
  const content = seal.open(sealed)
  if (content?.['kind'] !== KIND || content['userId'] !== userId) return undefined
  if (Number(content['expiresAt']) < clock.now().getTime()) return undefined
  const text = (name: string): string => String(content[name] ?? '')
  return {
    userId,
    teamId: text('teamId'),
    channelId: text('channelId'),
    postId: text('postId'),
    clientId: text('clientId'),
    nonce: text('nonce'),
  }
}
