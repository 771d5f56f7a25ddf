import type { Clock, Seal } from '../usecases/ports/process.ts'
import { readState, sealState } from './sealed-state.ts'

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

export const startState = (seal: Seal, clock: Clock, state: StartState): string =>
  sealState(seal, clock, KIND, state)

/** `undefined` for one that can no longer be used. */
export function readStartState(
  seal: Seal,
  clock: Clock,
  sealed: string,
  userId: string,
): StartState | undefined {
  const text = readState(seal, clock, { sealed, kind: KIND, userId })
  return (
    text && {
      userId,
      teamId: text('teamId'),
      channelId: text('channelId'),
      postId: text('postId'),
      clientId: text('clientId'),
      nonce: text('nonce'),
    }
  )
}
