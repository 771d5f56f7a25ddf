import { uiActionNamed } from '../domain/ui-actions.ts'
import type { ReadParts } from './incident-parts.ts'
import type { Actor } from './ports/people.ts'
import type { UiActionCounter } from './ports/process.ts'

export type CountUiAction = ReturnType<typeof makeCountUiAction>

export const makeCountUiAction =
  ({
    mustViewIncident,
    uiActions,
  }: Pick<ReadParts, 'mustViewIncident'> & { readonly uiActions: UiActionCounter }) =>
  /** Counts, on this server only, what somebody did with an incident that they may view. */
  async (actor: Actor, incidentId: string, name: string): Promise<void> => {
    await mustViewIncident(actor, incidentId)
    uiActions.count(uiActionNamed(name))
  }
