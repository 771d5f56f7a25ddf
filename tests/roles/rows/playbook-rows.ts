import type { PlaybookRow } from './row.ts'

/** Doors of one playbook. */
export const playbookRows: Readonly<Record<string, PlaybookRow>> = {
  'GET /playbooks/{id}': { needs: 'read' },
  'GET /playbooks/{id}/webhook-secret': { needs: 'edit' },
  'POST /playbooks/{id}/webhook-secret/rotate': { needs: 'edit' },
  'PUT /playbooks/{id}': { needs: 'edit', body: () => ({ summary: 'When customers cannot pay.' }) },
  'PUT /playbooks/{id} (members)': {
    needs: 'members',
    body: ({ people }, kind) => ({
      member_ids: [people[kind === 'of another team' ? 'person of another team' : 'commander'].id],
    }),
  },
  'PUT /playbooks/{id} (for everyone)': { needs: 'members', body: () => ({ public: true, title: 'Open' }) },
  'DELETE /playbooks/{id}': { needs: 'delete' },
}
