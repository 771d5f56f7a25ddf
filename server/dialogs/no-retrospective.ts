import { isAwaited } from '../domain/retrospective.ts'
import { ignoreRefusal } from '../usecases/ignore-refusal.ts'
import { readRequestedIncident } from '../usecases/no-retrospective-button.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Seal } from '../usecases/ports/process.ts'
import type { Queries } from '../usecases/queries.ts'
import type { Retrospectives } from '../usecases/retrospectives.ts'
import { translate } from '../usecases/translate.ts'
import { DONE, type ButtonAnswer, type Press, type Pressed } from './pressed-button.ts'

export type NoRetrospectiveDeps = Readonly<{
  pressed: Pressed
  queries: Pick<Queries, 'getIncidentToEdit'>
  cancelRetrospective: Retrospectives['cancelRetrospective']
  host: Pick<Host, 'dropButtons'>
  seal: Seal
}>

const SETTLED: ButtonAnswer = { kind: 'said', message: translate('button.retrospective_settled') }

/** The button of a post that asks for the retrospective; it goes with the cancellation, from the outbox. */
export const makeNoRetrospective =
  ({ pressed, queries, cancelRetrospective, host, seal }: NoRetrospectiveDeps) =>
  (actor: Actor, press: Press): Promise<ButtonAnswer> => {
    const { incidentId, postId } = press
    const button = {
      action: 'retrospective.cancel',
      kind: 'retrospective',
      incidentId: readRequestedIncident(seal, press.context),
    } as const
    return pressed(actor, press, button, async () => {
      const { incident } = await queries.getIncidentToEdit(actor, incidentId)
      if (isAwaited(incident.retrospective)) {
        await cancelRetrospective(actor, { incidentId })
        return DONE
      }
      await host.dropButtons(postId).catch(ignoreRefusal)
      return SETTLED
    })
  }
