import type { PostButton } from './ports/host.ts'
import type { Clock, Seal } from './ports/process.ts'
import { translate } from './translate.ts'

const KIND = 'assignment'

export type AssignmentButtonDeps = Readonly<{ seal: Seal; clock: Pick<Clock, 'now'>; path: string }>

/** The button by which a person is told of no more assignments; its context says who. */
export const makeAssignmentButton =
  ({ seal, clock, path }: AssignmentButtonDeps) =>
  (userId: string): PostButton => ({
    id: 'stop',
    label: translate('button.stop_messages'),
    style: 'default',
    path,
    context: seal.seal({ kind: KIND, userId, issuedAt: clock.now().getTime() }),
  })

/** Whose button it is; `undefined` for a context that was changed, or is of another button. */
export function readRecipient(seal: Seal, context: string): string | undefined {
  const content = seal.open(context)
  return content?.['kind'] === KIND ? String(content['userId']) : undefined
}
