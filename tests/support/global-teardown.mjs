/** Once after all tests; jest runs it in the process of global-setup.mjs. */
export default async function tearDown() {
  await globalThis.testPostgres?.close()
}
