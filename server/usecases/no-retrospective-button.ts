import type { PostButton } from './ports/host.ts'
import type { Clock, Seal } from './ports/process.ts'
import { translate } from './translate.ts'

const KIND = 'retrospective'

export type NoRetrospectiveDeps = Readonly<{
  seal: Seal
  clock: Pick<Clock, 'now'>
  /** Below our plugin's root. */
  pathOf: (incidentId: string) => string
}>

/** The button of a post that asks for the retrospective; its context says of which incident. */
export const makeNoRetrospectiveButton =
  ({ seal, clock, pathOf }: NoRetrospectiveDeps) =>
  (incidentId: string): PostButton => ({
    id: 'none',
    label: translate('button.no_retrospective'),
    style: 'danger',
    path: pathOf(incidentId),
    context: seal.seal({ kind: KIND, incidentId, issuedAt: clock.now().getTime() }),
  })

/** `undefined` for a context that was changed, or is of another button. */
export function readRequestedIncident(seal: Seal, context: string): string | undefined {
  const content = seal.open(context)
  return content?.['kind'] === KIND ? String(content['incidentId']) : undefined
}
