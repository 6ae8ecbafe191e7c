// Keeping, put together: backups and removals reach for the database, the journal and the vault at once.
import { createKeeping, type Keeping, type KeepingNeeds } from '../features/keeping/keeping.ts'
import { fail, ok } from '../model/result.ts'
import type { Database } from '../store/database.ts'
import type { Journal } from '../store/journal.ts'
import type { Keyring } from '../store/keyring.ts'
import { removeSpace } from '../store/remove-space.ts'
import type { VaultSpace } from '../store/vault.ts'
import type { Door } from './door.ts'
import type { DeviceNeeds } from './device-needs.ts'
import type { DeviceNews } from './news.ts'

interface Needs extends DeviceNeeds {
  readonly database: Database
  readonly journal: Journal
  readonly keyring: Keyring
  readonly door: Door
  readonly announce: (news: DeviceNews) => void
  readonly desk: KeepingNeeds['desk']
  /** Device time, ISO 8601 in UTC. */
  readonly isoNow: () => string
}

export function keepingFor(needs: Needs): Keeping {
  const { keyring, door, journal, database } = needs
  const changeSpace = (change: (space: VaultSpace) => VaultSpace) =>
    keyring.change((vault) => ({
      ...vault,
      spaces: vault.spaces.map((one) => (one.id === door.space()?.id ? change(one) : one)),
    }))
  const backups = () => import('../features/keeping/backups.ts')
  const made = async () =>
    (await backups()).createBackups({
      database,
      journal,
      keyring,
      random: needs.random,
      now: needs.isoNow,
      open: () => {
        const [space, desk] = [door.space(), door.desk()]
        return space === undefined || desk === undefined ? undefined : { space, store: desk.store }
      },
    })
  return createKeeping({
    desk: needs.desk,
    copies: journal.copies,
    ballast: journal.ballast,
    recovered: () => door.space()?.recovered,
    forgetRecovered: async () => {
      const forgotten = await changeSpace(({ recovered: _, ...space }) => space)
      needs.announce({ about: 'keeping' })
      return forgotten
    },
    backedUpAt: () => door.space()?.backedUpAt,
    backup: async (scope) => {
      const backup = await (await made()).backup(scope)
      needs.announce({ about: 'keeping' })
      return backup
    },
    restore: async (bytes, passphrase) => (await made()).restore(bytes, passphrase),
    removeMember: async (slot) => {
      const removed = await keyring.removeMember(slot)
      if (removed.ok && keyring.current()?.slot === slot) door.leave()
      return removed
    },
    removeSpace: async () => {
      const space = door.space()
      const vault = keyring.current()?.vault
      if (space === undefined || vault === undefined) return fail({ kind: 'locked' })
      const last = vault.spaces.length === 1
      // The vault forgets it first: what a crash leaves behind after that belongs to nobody, and is never opened.
      const forgotten = await keyring.change((now) => ({
        ...now,
        spaces: now.spaces.filter(({ id }) => id !== space.id),
      }))
      if (!forgotten.ok) return fail({ kind: 'storage-failed' })
      door.leave()
      const removed = await removeSpace({ database, journal }, space.id, last)
      return removed.ok ? ok(undefined) : removed
    },
  })
}
