import {
  DefaultQueryExecutor,
  PostgresDriver,
  Transaction,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
} from 'kysely'
import type { Database } from './database.ts'
import { toUnavailable } from './unavailable.ts'
import type { Tables } from './tables.ts'

/** What needs a transaction takes one of these, what does not takes a {@link Db}, which both are. */
export type Tx = Transaction<Tables>
export type Db = Kysely<Tables>

/** Keeps a write for the end: it is sent together with the commit, in the order given. */
export type SendLast = (write: { compile(): CompiledQuery }) => void

export type InTransaction = <T>(run: (tx: Tx, sendLast: SendLast) => Promise<T>) => Promise<T>

/**
 * Runs one transaction: commits when `run` resolves, rolls back when it rejects.
 *
 * Kysely's own waits for `begin`, for each statement and for `commit`. Here `begin` shares its round trip with
 * what `run` sends first, statements not awaited share theirs, and the last writes share that of `commit`.
 *
 * @throws {IncidentError} `unavailable` when the database went away; an error too when `commit` answered
 *   ROLLBACK, as it does after a failed statement whose error nobody looked at.
 */
export function makeTransactions({ pool, dialect }: Database): InTransaction {
  const driver: Driver = new PostgresDriver({ pool })
  const started = driver.init()
  const compiler = dialect.createQueryCompiler()
  const adapter = dialect.createAdapter()

  return async (run) => {
    try {
      await started
      const connection = await driver.acquireConnection()
      return await onConnection(connection, run).finally(() => driver.releaseConnection(connection))
    } catch (error) {
      throw toUnavailable(error)
    }
  }

  async function onConnection<T>(
    connection: DatabaseConnection,
    run: (tx: Tx, sendLast: SendLast) => Promise<T>,
  ): Promise<T> {
    const begun = driver.beginTransaction(connection, {})
    const last: CompiledQuery[] = []
    try {
      const work = run(transactionOn(connection), (write) => last.push(write.compile()))
      const [result] = await Promise.all([work, begun])
      const written = last.map((write) => connection.executeQuery(write))
      await Promise.all([...written, driver.commitTransaction(connection)])
      return result
    } catch (error) {
      // A connection that cannot even roll back is thrown away by the driver; the first error is the one to tell.
      await driver.rollbackTransaction(connection).catch(() => undefined)
      throw error
    }
  }

  function transactionOn(connection: DatabaseConnection): Tx {
    const executor = new DefaultQueryExecutor(compiler, adapter, {
      provideConnection: (consumer) => consumer(connection),
    })
    return new Transaction<Tables>({ config: { dialect }, dialect, driver, executor })
  }
}
