import type { Database } from '../../server/postgres/database.ts'
import { connect } from './connect.ts'
import { freshDatabase } from './database.ts'
import { makeScene, type Scene } from './incident-world.ts'

export interface OpenScene {
  readonly scene: Scene
  readonly database: Database
  readonly url: string
  readonly close: () => Promise<void>
}

/** A scene on a database of its own, for one test file. */
export async function openScene(): Promise<OpenScene> {
  const fresh = await freshDatabase()
  const database = connect(fresh.url)
  return {
    scene: await makeScene(database),
    database,
    url: fresh.url,
    close: async () => {
      await database.close()
      await fresh.drop()
    },
  }
}
