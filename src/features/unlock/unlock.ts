// The door: who is here, opening with a passphrase, adding a colleague, locking.
import {
  COORDINATOR_WORDS,
  judgePassphrase,
  MEMBER_WORDS,
  offerPassphrase,
  type PassphraseProblem,
} from '../../crypto/passphrase.ts'
import type { Random } from '../../crypto/random.ts'
import type { MemberId } from '../../model/id.ts'
import { fail, ok, type Result } from '../../model/result.ts'
import type { Keyring, KeyringProblem, SlotName } from '../../store/keyring.ts'

export interface UnlockNeeds {
  readonly keyring: Pick<Keyring, 'slots' | 'open' | 'addMember' | 'current'>
  readonly random: Random
  readonly newId: () => string
  /** Opens the first space of the vault, or the one used last. */
  readonly enter: () => Promise<Result<unknown, DoorProblem>>
  /** Writes the new member's record into the open space. */
  readonly introduce: (member: MemberId, name: string) => Promise<Result<unknown, DoorProblem>>
  readonly leave: () => void
}

export type DoorProblem = KeyringProblem | { readonly kind: string }

export interface Unlock {
  readonly members: () => Promise<readonly SlotName[]>
  /** A passphrase to write down: more words for who coordinates. */
  readonly offer: (language: 'es' | 'pt' | 'en', role: 'coordinator' | 'member') => Promise<string>
  /** A passphrase of one's own choice is judged before it is used; `near` are names that one would try first. */
  readonly judge: (
    passphrase: string,
    near: readonly string[],
  ) => Promise<Result<string, PassphraseProblem>>
  readonly open: (slot: string, passphrase: string) => Promise<Result<void, DoorProblem>>
  readonly addMember: (name: string, passphrase: string) => Promise<Result<void, DoorProblem>>
  readonly lock: () => Promise<void>
}

export function createUnlock(needs: UnlockNeeds): Unlock {
  return {
    members: () => needs.keyring.slots(),
    offer: (language, role) =>
      offerPassphrase(
        needs.random,
        language,
        role === 'coordinator' ? COORDINATOR_WORDS : MEMBER_WORDS,
      ),
    judge: judgePassphrase,
    open: async (slot, passphrase) => {
      const opened = await needs.keyring.open(slot, passphrase)
      if (!opened.ok) return opened
      const entered = await needs.enter()
      return entered.ok ? ok(undefined) : entered
    },
    addMember: async (name, passphrase) => {
      if (needs.keyring.current() === undefined) return fail({ kind: 'locked' })
      const member = needs.newId() as MemberId
      const added = await needs.keyring.addMember({ label: name, passphrase, member })
      if (!added.ok) return added
      const introduced = await needs.introduce(member, name)
      return introduced.ok ? ok(undefined) : introduced
    },
    lock: () => {
      needs.leave()
      return Promise.resolve()
    },
  }
}
