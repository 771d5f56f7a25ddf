import type { AppDeps } from '../../server/http/app.ts'
import { ids } from './example-incident.ts'
import { examplePlaybook } from './example-playbook.ts'

const seenPlaybook = { playbook: examplePlaybook, canManageMembers: true, canDelete: true }

/** What is asked of playbooks, answered with the worked example. */
export const playbookUseCases: Partial<AppDeps> = {
  suggestPlaybooks: () => Promise.resolve([{ item: ids.playbook, hint: '', help: 'Payments outage' }]),
  listPlaybooks: () =>
    Promise.resolve({
      total: 1,
      hasMore: false,
      rows: [{ ...seenPlaybook, key: { value: 'a', id: ids.playbook } }],
    }),
  countPlaybooks: () => Promise.resolve(1),
  getPlaybook: () => Promise.resolve(seenPlaybook),
  createPlaybook: () => Promise.resolve({ id: ids.playbook }),
  editPlaybook: () => Promise.resolve({ version: 5 }),
  deletePlaybook: () => Promise.resolve(),
  getWebhookSecret: () => Promise.resolve({ secret: 'whsec_a', oldValidUntil: undefined }),
  rotateWebhookSecret: () => Promise.resolve({ secret: 'whsec_b', oldValidUntil: new Date(1) }),
}
