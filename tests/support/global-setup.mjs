import { ensureTemplate } from './template.ts'
import { openTestPostgres } from './test-postgres.ts'

/** Once before all tests: the server and the template. Tests find the server by TEST_DATABASE_URL. */
export default async function setUp() {
  const postgres = await openTestPostgres()
  await ensureTemplate(postgres.url, 'migrated')
  globalThis.testPostgres = postgres
  process.env.TEST_DATABASE_URL = postgres.url
}
