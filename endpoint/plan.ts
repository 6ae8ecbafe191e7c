// A plan asks one statement at a time and is told the rows. Told this way the story is written once: SQLite runs it
// in one go without leaving the transaction, PostgreSQL awaits each step.
import * as z from 'zod/mini'
import type { Outcome } from './refusal.ts'

export type Value = string | number | Uint8Array | null

/** Parameters are $1, $2 … in both dialects; bytes come back as Uint8Array, integers as numbers. */
export type Statement =
  | ({ readonly kind: 'ask' } & Sentence)
  | ({ readonly kind: 'tell' } & Sentence)
  | ({ readonly kind: 'insert' } & NewRows)

interface Sentence {
  readonly sql: string
  readonly values: readonly Value[]
}

interface NewRows {
  readonly into: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

export type Plan<T> = Generator<Statement, T, readonly unknown[]>

export interface PlanRunner {
  /** One transaction; a refusal or an exception rolls it back. */
  transact<T>(plan: Plan<Outcome<T>>): Promise<Outcome<T>>
  /** Each statement sees what is committed when it runs. */
  read<T>(plan: Plan<T>): Promise<T>
  /** Leaves nothing of what was dropped in files that this process keeps. */
  sweep(): Promise<void>
  close(): Promise<void>
}

/** For statements that return rows; each row is parsed by `shape`. */
export function* ask<T>(shape: z.ZodMiniType<T>, sql: string, values: readonly Value[]): Plan<T[]> {
  const rows = yield { kind: 'ask', sql, values }
  return z.array(shape).parse(rows)
}

export function* tell(sql: string, values: readonly Value[] = []): Plan<void> {
  yield { kind: 'tell', sql, values }
}

export function* insert(rows: NewRows): Plan<void> {
  yield { kind: 'insert', ...rows }
}
