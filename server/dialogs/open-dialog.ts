import { IncidentError } from '../domain/errors.ts'
import { HostRefusal } from '../usecases/ports/host.ts'
import type { Host } from '../usecases/ports/host.ts'
import { translate } from '../usecases/translate.ts'

/** @throws {IncidentError} `conflict` when the host does not open it: the trigger is too old. */
export async function openDialog(
  host: Pick<Host, 'openDialog'>,
  dialog: Parameters<Host['openDialog']>[0],
): Promise<void> {
  try {
    await host.openDialog(dialog)
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error
    throw new IncidentError('conflict', translate('dialog.error.not_opened'), { cause: error })
  }
}
