import { Client, Pool } from 'pg'
import { becomesTrue } from '../plugin-process/product.ts'

/** Any two numbers, the same for triggers and gate; the product's own locks have other ones. */
const GATE = '4817237, 1'
const PATIENCE_MS = 15_000

/**
 * Counts the commits of the plugin that write rows, and makes one of them wait. A deferred constraint trigger fires
 * inside of COMMIT, when every statement of the transaction is done (PostgreSQL manual, CREATE TRIGGER).
 */
const TRIGGERS = `
create schema fault;
create sequence fault.commits;
create table fault.stop (at bigint not null);
create table fault.written (at bigint not null, what text not null);
create function fault.gate() returns trigger language plpgsql as $gate$
declare mine bigint;
begin
  if current_setting('application_name') <> 'incident-collaboration' then return null; end if;
  if coalesce(current_setting('fault.transaction', true), '') <> pg_current_xact_id()::text then
    perform set_config('fault.transaction', pg_current_xact_id()::text, true);
    mine := nextval('fault.commits');
    perform set_config('fault.commit', mine::text, true);
    if exists (select from fault.stop where at = mine) then
      perform pg_advisory_xact_lock_shared(${GATE});
    end if;
  end if;
  insert into fault.written values (current_setting('fault.commit')::bigint, tg_table_name || ' ' || lower(tg_op));
  return null;
end $gate$;
do $$ declare place regclass; begin
  for place in select c.oid from pg_class c
    where c.relnamespace = 'incident_collaboration'::regnamespace and c.relkind = 'r'
  loop
    execute format('create constraint trigger fault_gate after insert or update or delete on %s
      deferrable initially deferred for each row execute function fault.gate()', place);
  end loop;
end $$;`

const WAITING = `select pid from pg_locks
  where locktype = 'advisory' and not granted and classid = 4817237 and database =
    (select oid from pg_database where datname = current_database())`

/** Stands at every commit of the plugin's, on the side of the database. */
export class CommitGate {
  private readonly pool: Pool
  private readonly keeper: Client

  private constructor(pool: Pool, keeper: Client) {
    this.pool = pool
    this.keeper = keeper
  }

  /** Of a database that the plugin has migrated. */
  static async open(databaseUrl: string): Promise<CommitGate> {
    const pool = new Pool({ connectionString: databaseUrl, max: 2 })
    const keeper = new Client({ connectionString: databaseUrl })
    await keeper.connect()
    await pool.query(TRIGGERS)
    return new CommitGate(pool, keeper)
  }

  /** What each commit since then wrote, in order, as `task update, outbox insert`. */
  async watch(): Promise<() => Promise<string[]>> {
    await this.pool.query('truncate fault.written')
    return async () => {
      const { rows } = await this.pool.query<{ what: string }>(
        `select string_agg(distinct what, ', ' order by what) as what from fault.written group by at order by at`,
      )
      return rows.map(({ what }) => what)
    }
  }

  /** The commit that comes after so many others waits. */
  async closeAfter(passing: number): Promise<void> {
    await this.keeper.query(`select pg_advisory_lock(${GATE})`)
    await this.pool.query(
      `insert into fault.stop select passing + case when is_called then last_value else 0 end
       from fault.commits, (select $1::bigint + 1 as passing) given`,
      [passing],
    )
  }

  /** Resolves when a commit waits. */
  async stopped(): Promise<void> {
    await becomesTrue('a commit waits', PATIENCE_MS, async () => (await this.waiting()).length > 0)
  }

  /** The transaction that waits is rolled back, as when the server loses it. */
  async lose(): Promise<void> {
    for (const pid of await this.waiting()) await this.pool.query('select pg_terminate_backend($1)', [pid])
    await becomesTrue('the transaction is gone', PATIENCE_MS, async () => (await this.waiting()).length === 0)
  }

  /** The commit that waits, of a client that is dead, goes through; resolves when it has. */
  async open(): Promise<void> {
    const waiting = await this.waiting()
    await this.pool.query('delete from fault.stop')
    await this.keeper.query('select pg_advisory_unlock_all()')
    await becomesTrue('the transaction is done', PATIENCE_MS, async () => {
      const { rowCount } = await this.pool.query('select from pg_stat_activity where pid = any ($1)', [
        waiting,
      ])
      return rowCount === 0
    })
  }

  /** Resolves when no session of a plugin is left, and with it nothing that it sent. */
  async deserted(): Promise<void> {
    const sessions = `select from pg_stat_activity
      where datname = current_database() and application_name like 'incident-collaboration%'`
    await becomesTrue('no session is left', PATIENCE_MS, async () => {
      return (await this.pool.query(sessions)).rowCount === 0
    })
  }

  async close(): Promise<void> {
    await this.keeper.end()
    await this.pool.end()
  }

  private async waiting(): Promise<number[]> {
    return (await this.pool.query<{ pid: number }>(WAITING)).rows.map(({ pid }) => pid)
  }
}
