// The tables, once for both dialects. Every table of the log is keyed by space first, so that a distributed
// PostgreSQL can shard it without a change of SQL.
import * as z from 'zod/mini'
import type { Plan } from './plan.ts'
import { ask, tell } from './plan.ts'
import type { Outcome } from './refusal.ts'
import { done } from './refusal.ts'

export const SCHEMA_VERSION = 3

/** The first whose changes can be checked without their payloads. */
const OLDEST = 3

export interface Dialect {
  readonly integer: 'INTEGER' | 'BIGINT'
  readonly bytes: 'BLOB' | 'BYTEA'
}

/** Makes what is missing; throws on a schema that another version has written and this one cannot read. */
export function* prepareSchema(dialect: Dialect): Plan<Outcome<void>> {
  yield* tell('CREATE TABLE IF NOT EXISTS amparo_schema (version INTEGER NOT NULL)')
  const [found] = yield* ask(Version, 'SELECT version FROM amparo_schema', [])
  if (found !== undefined && (found.version > SCHEMA_VERSION || found.version < OLDEST)) {
    const known = `${String(OLDEST)} to ${String(SCHEMA_VERSION)}`
    throw new Error(`the ledger has schema ${String(found.version)}; this version knows ${known}`)
  }
  for (const sql of [...memberTables(dialect), ...changeTables(dialect)]) yield* tell(sql)
  if (found === undefined) {
    yield* tell(`INSERT INTO amparo_schema VALUES (${String(SCHEMA_VERSION)})`)
  }
  return done(undefined)
}

const Version = z.object({ version: z.int() })

const memberTables = ({ integer }: Dialect) => [
  `CREATE TABLE IF NOT EXISTS space (
    id TEXT PRIMARY KEY,
    log_id TEXT NOT NULL,
    head ${integer} NOT NULL,
    bytes ${integer} NOT NULL,
    created_at TEXT NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS device (
    space TEXT NOT NULL REFERENCES space (id),
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    sign_key TEXT NOT NULL,
    box_key TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    revoked INTEGER NOT NULL,
    last_seen TEXT,
    day TEXT NOT NULL,
    day_bytes ${integer} NOT NULL,
    PRIMARY KEY (space, id),
    UNIQUE (space, token_hash)
  )`,
  `CREATE TABLE IF NOT EXISTS membership (
    space TEXT NOT NULL REFERENCES space (id),
    n ${integer} NOT NULL,
    hash TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (space, n)
  )`,
  `CREATE TABLE IF NOT EXISTS invitation (
    space TEXT NOT NULL REFERENCES space (id),
    id TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    request TEXT,
    answer TEXT,
    PRIMARY KEY (space, id)
  )`,
]

// No foreign key from change to device: the chain is checked in the inserting transaction, and a check per row costs.
// Ciphertext stands last and may be NULL: its hash, in `payload`, keeps the chain verifiable after an erasure. Erasing
// looks at the whole space: it is rare, and an index on the tag would cost every push.
const changeTables = ({ integer, bytes }: Dialect) => [
  `CREATE TABLE IF NOT EXISTS change (
    space TEXT NOT NULL,
    number ${integer} NOT NULL,
    device TEXT NOT NULL,
    seq ${integer} NOT NULL,
    epoch ${integer} NOT NULL,
    prev TEXT NOT NULL,
    tag TEXT NOT NULL,
    nonce TEXT NOT NULL,
    sig TEXT NOT NULL,
    hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    payload TEXT NOT NULL,
    ciphertext ${bytes},
    PRIMARY KEY (space, number),
    UNIQUE (space, device, seq)
  )`,
  `CREATE TABLE IF NOT EXISTS erasure (
    space TEXT NOT NULL REFERENCES space (id),
    tag TEXT NOT NULL,
    erasure_order TEXT NOT NULL,
    PRIMARY KEY (space, tag)
  )`,
]
