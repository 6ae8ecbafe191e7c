// What a device is made of: clock, dice, network, locks between tabs. Real ones in worker.ts, others in tests.
import type { Random } from '../crypto/random.ts'
import type { Kdf } from '../crypto/slots.ts'
import type { Database } from '../store/database.ts'
import type { JournalFiles } from '../store/journal-files.ts'
import type { Http } from '../sync/http.ts'

export interface DeviceNeeds {
  readonly openDatabase: () => Database
  /** Absent where the browser has no place for a second copy. */
  readonly journalFiles?: JournalFiles
  /** One tab at a time, for as long as it takes. */
  /** A way to let go of a name that this tab alone now holds; nothing while another tab holds it. */
  readonly claim: (name: string) => Promise<(() => void) | undefined>
  readonly alone: <T>(name: string, act: () => Promise<T>) => Promise<T>
  readonly random: Random
  /** 16 random bytes, base64url. */
  readonly newId: () => string
  readonly now: () => Date
  /** The local calendar day, ISO 8601. */
  readonly today: () => string
  /** A number in [0, 1) for jitter; nothing secret depends on it. */
  readonly chance: () => number
  readonly http: (endpoint: string) => Http
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Runs while this tab is the only one; resolves when `signal` ends or `run` does. */
  readonly lead: (name: string, run: () => Promise<void>, signal: AbortSignal) => Promise<void>
  readonly online: () => boolean
  readonly kdf?: Kdf
  /** The example municipality: synthetic, never connected. */
  readonly example?: boolean
}
