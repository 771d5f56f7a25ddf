import { newId, newWebhookSecret } from '../ids.ts'
import type { Audit } from '../usecases/audit.ts'
import { makeManagePlaybook } from '../usecases/manage-playbook.ts'
import { makePlaybooks } from '../usecases/playbooks.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Clock } from '../usecases/ports/process.ts'
import { makeSavePlaybook } from '../usecases/save-playbook.ts'
import type { Signals } from '../usecases/signals.ts'
import { makeAddressGuard } from '../webhooks/address-guard.ts'
import { ownAddresses } from './own-addresses.ts'
import type { Stores } from './stores.ts'

type PlaybookDeps = Readonly<{ stores: Stores; host: Host; signals: Signals; audit: Audit; clock: Clock }>

/** Everything people can ask for that has to do with playbooks. */
export function makePlaybookUseCases({
  stores: { playbooks, reads },
  host,
  signals,
  audit,
  clock,
}: PlaybookDeps) {
  const core = { playbooks, host, signals, audit, clock, newId, newSecret: newWebhookSecret }
  return {
    ...makePlaybooks({ playbooks, reads, host }),
    ...makeSavePlaybook({ ...core, addressGuard: makeAddressGuard(ownAddresses) }),
    ...makeManagePlaybook(core),
  }
}
