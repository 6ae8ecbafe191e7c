// The embedded ledger: one file. WAL with synchronous=FULL, because an answer promises that the power may now fail.
import Database from 'libsql'
import type { Ledger } from './ledger.ts'
import type { Plan, PlanRunner, Statement } from './plan.ts'
import type { LedgerNeeds } from './planned-ledger.ts'
import { plannedLedger } from './planned-ledger.ts'
import type { Outcome } from './refusal.ts'
import { prepareSchema } from './schema.ts'

/** @param path of the database file; made if missing. Throws when it cannot be opened or is newer than this version. */
export async function openSqliteLedger(path: string, needs: LedgerNeeds): Promise<Ledger> {
  const runner = sqliteRunner(new Database(path))
  await runner.transact(prepareSchema({ integer: 'INTEGER', bytes: 'BLOB' }))
  return plannedLedger(runner, needs)
}

type Connection = InstanceType<typeof Database>
type Prepared = (sql: string) => ReturnType<Connection['prepare']>

function sqliteRunner(db: Connection): PlanRunner {
  db.pragma('busy_timeout = 10000')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  // What is dropped is overwritten, not only forgotten.
  db.pragma('secure_delete = ON')
  const prepared = statementCache(db)
  return {
    // Not awaiting anything inside keeps other requests out of the transaction: they share the connection.
    transact: (plan) => Promise.resolve().then(() => inTransaction(db, () => run(prepared, plan))),
    read: (plan) => Promise.resolve().then(() => run(prepared, plan)),
    sweep() {
      db.pragma('wal_checkpoint(TRUNCATE)')
      return Promise.resolve()
    },
    close() {
      db.close()
      return Promise.resolve()
    },
  }
}

/** IMMEDIATE: a transaction that reads first and writes later could not be retried by waiting. */
function inTransaction<T>(db: Connection, work: () => Outcome<T>): Outcome<T> {
  db.exec('BEGIN IMMEDIATE')
  try {
    const outcome = work()
    db.exec(outcome.ok ? 'COMMIT' : 'ROLLBACK')
    return outcome
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

function run<T>(prepared: Prepared, plan: Plan<T>): T {
  let step = plan.next([])
  while (step.done !== true) step = plan.next(answer(prepared, step.value))
  return step.value
}

function answer(prepared: Prepared, statement: Statement): readonly unknown[] {
  if (statement.kind === 'ask') {
    return prepared(statement.sql)
      .all([...statement.values])
      .map(withBytes)
  }
  if (statement.kind === 'tell') {
    prepared(statement.sql).run([...statement.values])
    return []
  }
  const { into, columns } = statement
  const places = columns.map((_, index) => `$${String(index + 1)}`).join(', ')
  const row = prepared(`INSERT INTO ${into} (${columns.join(', ')}) VALUES (${places})`)
  for (const values of statement.rows) row.run([...values])
  return []
}

/** libsql hands out bytes as an ArrayBuffer. */
function withBytes(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  return Object.fromEntries(
    Object.entries(row).map(([column, value]: [string, unknown]) => [
      column,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  )
}

/** SQLite takes $1 for a name; ?1 is a place. */
function statementCache(db: Connection): Prepared {
  const statements = new Map<string, ReturnType<Prepared>>()
  return (sql) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = db.prepare(sql.replaceAll(/\$(\d+)/g, '?$1'))
    statements.set(sql, statement)
    return statement
  }
}
