import type { ServerRow } from './row.ts'

/** Doors of the whole server. */
export const serverRows: Readonly<Record<string, ServerRow>> = {
  'GET /openapi.json': { needs: 'own preferences, OpenAPI' },
}
