// The vault: this device's own keys, its members, and the keys of its spaces. Sealed with the device key.
import * as z from 'zod/mini'
import { EnrolledId, SpaceId } from '../model/id.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { MembershipEntry, Role, SignKey } from '../wire/membership.ts'
import type { Database } from './database.ts'
import { durably } from './durably.ts'
import { namedEntry } from './journal-entry.ts'
import type { Journal } from './journal.ts'
import type { RowCipher } from './needs.ts'
import type { StorageProblem } from './storage-problem.ts'
import { openJson, sealJson } from './sealed-json.ts'

export const VaultSpace = z.strictObject({
  id: SpaceId,
  name: z.string(),
  role: Role,
  device: EnrolledId,
  /** Secret: this device's signing key and age identity in this space. */
  deviceKeys: z.strictObject({ sign: z.string(), box: z.string() }),
  /** Secret: the space's key for each epoch, base64url. */
  spaceKeys: z.record(z.string(), z.string()),
  /** The coordinator's device this one trusts from the day it joined. */
  pinned: z.strictObject({ id: EnrolledId, signKey: SignKey }),
  membership: z.array(MembershipEntry),
  /** Secret: where the space's ledger is and the token that opens it. Absent while it lives on this device only. */
  endpoint: z.optional(z.strictObject({ url: z.string(), token: z.string() })),
  /** When a backup file was last made here, device clock. */
  backedUpAt: z.optional(z.string()),
  /** What came back after a loss of storage, until somebody has read it. */
  recovered: z.optional(
    z.strictObject({
      at: z.string(),
      changes: z.int(),
      records: z.array(z.string()),
      drafts: z.int(),
      aside: z.int(),
    }),
  ),
})
export type VaultSpace = z.infer<typeof VaultSpace>

export const Vault = z.strictObject({
  v: z.literal(1),
  spaces: z.array(VaultSpace),
})
export type Vault = z.infer<typeof Vault>

export type VaultProblem =
  StorageProblem | (Problem & { readonly kind: 'unreadable-vault' | 'busy' })

const NAME = 'vault'
const TRIES = 5

export async function readVault(
  database: Database,
  rows: RowCipher,
): Promise<Result<Vault, VaultProblem>> {
  const read = await readRow(database, rows)
  return read.ok ? ok(read.value.vault) : read
}

/** Reads, changes and writes; begins again when another tab wrote in between. */
export async function changeVault(
  { database, journal }: { readonly database: Database; readonly journal: Journal },
  rows: RowCipher,
  change: (vault: Vault) => Vault,
): Promise<Result<Vault, VaultProblem>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const read = await readRow(database, rows)
    if (!read.ok) return read
    const vault = change(read.value.vault)
    const version = read.value.version + 1
    const sealed = await sealJson(rows, { store: 'named', key: NAME, version }, vault)
    const noted = await journal.note([namedEntry({ name: NAME, version, sealed })])
    if (!noted.ok) return noted
    const written = await durably(database, [database.named], async () => {
      const now = await database.named.get(NAME)
      if ((now?.version ?? 0) !== read.value.version) return false
      await database.named.put({ name: NAME, version, sealed })
      return true
    })
    if (!written.ok) return written
    if (written.value) return ok(vault)
  }
  return fail({ kind: 'busy' })
}

async function readRow(
  database: Database,
  rows: RowCipher,
): Promise<Result<{ vault: Vault; version: number }, VaultProblem>> {
  const row = await database.named.get(NAME)
  if (row === undefined) return ok({ vault: { v: 1, spaces: [] }, version: 0 })
  const place = { store: 'named', key: NAME, version: row.version }
  const value = await openJson(rows, place, row.sealed)
  const vault = value.ok ? Vault.safeParse(value.value) : undefined
  if (vault?.success !== true) return fail({ kind: 'unreadable-vault' })
  return ok({ vault: vault.data, version: row.version })
}
