// The larger ledger: any number of endpoint processes on one PostgreSQL (15 or newer).
import { Pool, TypeOverrides, types } from 'pg'
import type { PoolClient } from 'pg'
import type { Ledger } from './ledger.ts'
import type { Plan, PlanRunner, Statement, Value } from './plan.ts'
import type { LedgerNeeds } from './planned-ledger.ts'
import { plannedLedger } from './planned-ledger.ts'
import type { Outcome } from './refusal.ts'
import { prepareSchema } from './schema.ts'

/** @param url postgres://…; throws when it cannot be reached or is newer than this version. */
export async function openPostgresLedger(url: string, needs: LedgerNeeds): Promise<Ledger> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'amparo',
    types: bigintsAsNumbers(),
  })
  // An idle connection that breaks (a failover) is replaced by the next request; unheard, the event would end the process.
  pool.on('error', () => undefined)
  const runner = postgresRunner(pool)
  await runner.transact(prepareAlone())
  return plannedLedger(runner, needs)
}

/** Two processes that start together must not both create a table. */
function* prepareAlone(): Plan<Outcome<void>> {
  yield { kind: 'tell', sql: 'SELECT pg_advisory_xact_lock(7202141)', values: [] }
  return yield* prepareSchema({ integer: 'BIGINT', bytes: 'BYTEA' })
}

/** pg gives bigint as text; every number here stays far below 2^53. */
function bigintsAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides()
  overrides.setTypeParser(types.builtins.INT8, Number)
  return overrides
}

// SET LOCAL, so that neither a careless server default nor a pooler in between can weaken the promise.
const BEGIN = `BEGIN; SET LOCAL synchronous_commit TO on; SET LOCAL statement_timeout TO '10s'`

function postgresRunner(pool: Pool): PlanRunner {
  return {
    async transact(plan) {
      const client = await pool.connect()
      try {
        const outcome = await inTransaction(client, plan)
        client.release()
        return outcome
      } catch (error) {
        // What state the connection is in is anybody's guess: it is closed, which also rolls back.
        client.release(true)
        throw error
      }
    },
    async read(plan) {
      return run((text, values) => pool.query<object>(text, [...values]), plan)
    },
    // Dropped bytes go with the next vacuum; PostgreSQL runs it by itself.
    sweep: () => Promise.resolve(),
    close: () => pool.end(),
  }
}

async function inTransaction<T>(client: PoolClient, plan: Plan<Outcome<T>>): Promise<Outcome<T>> {
  await client.query(BEGIN)
  const outcome = await run((text, values) => client.query<object>(text, [...values]), plan)
  await client.query(outcome.ok ? 'COMMIT' : 'ROLLBACK')
  return outcome
}

type Query = (text: string, values: readonly Value[]) => Promise<{ rows: object[] }>

async function run<T>(query: Query, plan: Plan<T>): Promise<T> {
  let step = plan.next([])
  while (step.done !== true) {
    const { sql, values } = inPostgres(step.value)
    const rows = sql === '' ? [] : (await query(sql, values)).rows
    step = plan.next(rows)
  }
  return step.value
}

/** One statement for all rows: a round trip each would cost more than the disk. */
function inPostgres(statement: Statement): { sql: string; values: readonly Value[] } {
  if (statement.kind !== 'insert') return statement
  const { into, columns, rows } = statement
  if (rows.length === 0) return { sql: '', values: [] }
  const row = (at: number) =>
    `(${columns.map((_, index) => `$${String(at * columns.length + index + 1)}`).join(',')})`
  const places = rows.map((_, at) => row(at)).join(',')
  return {
    sql: `INSERT INTO ${into} (${columns.join(', ')}) VALUES ${places}`,
    values: rows.flat(),
  }
}
