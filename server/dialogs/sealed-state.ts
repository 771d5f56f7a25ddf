import type { Clock, Seal } from '../usecases/ports/process.ts'

/** What a dialog is about; travels signed through the browser, bound to its kind and to the person who opened it. */
type State = Readonly<{
  userId: string
  /** Makes a second submit harmless. */
  nonce: string
}> &
  Readonly<Record<string, string>>

const VALID_MS = 24 * 60 * 60 * 1000

export const sealState = (seal: Seal, clock: Pick<Clock, 'now'>, kind: string, state: State): string =>
  seal.seal({ ...state, kind, expiresAt: clock.now().getTime() + VALID_MS })

/** @returns Its texts, by name; `undefined` for a changed, foreign, expired state, or one of another dialog. */
export function readState(
  seal: Seal,
  clock: Pick<Clock, 'now'>,
  { sealed, kind, userId }: Readonly<{ sealed: string; kind: string; userId: string }>,
): ((name: string) => string) | undefined {
  const content = seal.open(sealed)
  if (content?.['kind'] !== kind || content['userId'] !== userId) return undefined
  if (Number(content['expiresAt']) < clock.now().getTime()) return undefined
  return (name) => String(content[name] ?? '')
}
