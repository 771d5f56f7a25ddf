import { readDataSource } from '../../server/postgres/data-source.ts'
import { openDatabase, type Database } from '../../server/postgres/database.ts'

/** The product's own way into a test's database; close it before the database is dropped. */
export function connect(url: string, onConnectionLost: (error: Error) => void = () => undefined): Database {
  return openDatabase({
    connection: readDataSource({ driverName: 'postgres', dataSource: url }),
    onConnectionLost,
  })
}
