// Backup files, made and taken back. The sealing is crypto/backup.ts; what is inside is store/backup.ts.
import { openBackup, sealBackup, type BackupProblem } from '../../crypto/backup.ts'
import type { Random } from '../../crypto/random.ts'
import type { Locked } from '../../model/desk.ts'
import { fail, ok, type Problem, type Result } from '../../model/result.ts'
import { backupContent, backupEntryFrom, type BackupEntry } from '../../store/backup-entry.ts'
import type { Restored, RestoreProblem } from '../../store/backup.ts'
import type { Database } from '../../store/database.ts'
import type { Journal } from '../../store/journal.ts'
import type { Keyring } from '../../store/keyring.ts'
import { restoreKeys } from '../../store/restore-keys.ts'
import type { SpaceStore } from '../../store/space-store.ts'
import type { StorageProblem } from '../../store/storage-problem.ts'
import type { VaultSpace } from '../../store/vault.ts'

export interface BackupsNeeds {
  readonly database: Database
  readonly journal: Journal
  readonly keyring: Pick<Keyring, 'current' | 'change' | 'slots'>
  readonly random: Random
  /** Device time, ISO 8601 in UTC. */
  readonly now: () => string
  readonly open: () => { readonly space: VaultSpace; readonly store: BackupStore } | undefined
}

type BackupStore = Pick<SpaceStore, 'collect' | 'restore'>

export interface BackupMade {
  readonly name: string
  readonly bytes: Uint8Array
  readonly changes: number
  readonly records: number
  readonly drafts: number
}

export type BackupAction = (
  scope: 'unsent' | 'everything',
) => Promise<Result<BackupMade, Locked | StorageProblem>>

/** On a device that knows nobody yet, the keys come back and somebody can unlock: `device`. */
export type RestoredFrom =
  | ({ readonly into: 'space' } & Restored)
  | { readonly into: 'device'; readonly changes: number; readonly drafts: number }

export type RestoreAction = (
  bytes: Uint8Array,
  passphrase?: string,
) => Promise<Result<RestoredFrom, Locked | BackupProblem | RestoreProblem | NoSecondCopy>>

type NoSecondCopy = Problem & { readonly kind: 'no-second-copy' }

export function createBackups(needs: BackupsNeeds): {
  readonly backup: BackupAction
  readonly restore: RestoreAction
} {
  return {
    backup: (scope) => backup(needs, scope),
    restore: async (bytes, passphrase) => {
      const identities =
        needs.open() === undefined ? [] : [needs.open()?.space.deviceKeys.box ?? '']
      const current = needs.keyring.current()
      const opened = await openBackup(bytes, {
        ...(current === undefined ? {} : { rows: current.rows }),
        ...(passphrase === undefined ? {} : { passphrase }),
        identities,
        random: needs.random,
      })
      if (!opened.ok) return opened
      const entries = opened.value.contents.flatMap((content) => backupEntryFrom(content) ?? [])
      const at = needs.open()
      if (at === undefined) return intoDevice(needs, entries)
      const restored = await at.store.restore({ entries, own: opened.value.own })
      return restored.ok ? ok({ into: 'space', ...restored.value }) : restored
    },
  }
}

async function backup(
  needs: BackupsNeeds,
  scope: 'unsent' | 'everything',
): Promise<Result<BackupMade, Locked | StorageProblem>> {
  const [at, current] = [needs.open(), needs.keyring.current()]
  if (at === undefined || current === undefined) return fail({ kind: 'locked' })
  const { entries, changes, records, drafts } = await at.store.collect(scope)
  const slots = await needs.database.slots.toArray()
  const made = needs.now()
  const bytes = await sealBackup({
    contents: entries.map(backupContent),
    at: made,
    slots: slots.map(({ slot }) => slot),
    rows: current.rows,
    recipients: coordinatorsOf(at.space),
    random: needs.random,
  })
  // Sealing takes long. Locked meanwhile, nobody gets the file, and nothing may say that there is one.
  if (needs.open()?.store !== at.store) return fail({ kind: 'locked' })
  await needs.keyring.change((vault) => ({
    ...vault,
    spaces: vault.spaces.map((one) =>
      one.id === at.space.id ? { ...one, backedUpAt: made } : one,
    ),
  }))
  const stamp = made.slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-')
  return ok({ name: `amparo-${stamp}.amparo`, bytes, changes, records, drafts })
}

/** Coordinators who still belong, and this device. */
function coordinatorsOf({ membership, device }: VaultSpace): readonly string[] {
  const boxes = new Map<string, string>()
  for (const { action, device: one } of membership) {
    const may = one.role === 'coordinator' || one.id === device
    if (action !== 'remove' && may) boxes.set(one.id, one.boxKey)
    if (action === 'remove') boxes.delete(one.id)
  }
  return [...boxes.values()]
}

/** Everything goes into the journal, as if it had been there: unlocking then brings it back like after any loss. */
async function intoDevice(
  { database, journal, keyring }: BackupsNeeds,
  entries: readonly BackupEntry[],
): Promise<Result<RestoredFrom, Locked | StorageProblem | NoSecondCopy>> {
  // A device that has members keeps its keys: its people unlock first.
  if ((await keyring.slots()).length > 0) return fail({ kind: 'locked' })
  const own = entries.flatMap((entry) =>
    entry.about === 'record' || entry.about === 'open-draft' ? [] : [entry],
  )
  const noted = await journal.note(own)
  if (!noted.ok) return noted
  journal.release()
  const back = await restoreKeys(database, journal)
  if (!back.ok) return back
  if (!back.value) return fail({ kind: 'no-second-copy' })
  return ok({
    into: 'device',
    changes: own.reduce((sum, one) => sum + (one.about === 'changes' ? one.changes.length : 0), 0),
    drafts: own.filter(({ about }) => about === 'draft').length,
  })
}
