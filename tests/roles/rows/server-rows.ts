import type { ServerRow } from './row.ts'

/** Doors of the whole server. */
export const serverRows: Readonly<Record<string, ServerRow>> = {
  'GET /settings': { needs: 'read settings' },
  'POST /settings': { needs: 'change settings', body: { audit_retention_days: 90 } },
  'GET /users/me/preferences': { needs: 'own preferences, OpenAPI' },
  'PUT /users/me/preferences': { needs: 'own preferences, OpenAPI', body: { assignment_messages: false } },
  'POST /users/me/preferences/button-stop-assignment-messages': {
    needs: 'own preferences, OpenAPI',
    body: { post_id: 'none', context: { signed: 'nothing' } },
    isSigned: true,
  },
  'GET /audit': { needs: 'audit, metrics' },
  'GET /metrics': { needs: 'audit, metrics' },
  'GET /openapi.json': { needs: 'own preferences, OpenAPI' },
}
