// A push as the ledger takes it: of one space and one chain, one text for its bytes, hashed, and signed by the device
// that numbered it. A device may carry what another one of its space has signed: the backup of a tablet that broke.
import { enrolledAs } from '../../src/model/id.ts'
import type { ChainedChange } from '../../src/wire/sealed-change.ts'
import { chainedChangeHash } from '../hash.ts'
import type { HashedChange, KnownDevice, Ledger } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { isCanonicalBase64url, signatureCheck } from '../signature.ts'

export async function checkedChanges(
  ledger: Pick<Ledger, 'device'>,
  changes: readonly ChainedChange[],
  sender: KnownDevice,
): Promise<Outcome<HashedChange[]>> {
  const [first] = changes
  const isApart = (one: ChainedChange) => one.space !== sender.space || one.device !== first?.device
  if (first === undefined || changes.some(isApart)) {
    return refuse('forbidden', { detail: 'changes of another space, or of two chains' })
  }
  const author = await authorOf(ledger, first, sender)
  if (author === undefined) return refuse('forbidden', { detail: 'not a device of this space' })

  const isSigned = signatureCheck(author.signKey)
  const hashed = changes.map((change) => ({ change, hash: chainedChangeHash(change) }))
  const verdicts = await Promise.all(
    hashed.map(async ({ change, hash }) => {
      const text = 'payload' in change ? change.payload : change.ciphertext
      if (!isCanonicalBase64url(text)) return 'payload' in change ? 'payload' : 'ciphertext'
      return (await isSigned(hash, change.sig)) ? 'fine' : 'sig'
    }),
  )
  const wrong = verdicts.findIndex((verdict) => verdict !== 'fine')
  if (wrong < 0) return done(hashed)
  return refuse('malformed', { detail: `at changes.${String(wrong)}.${verdicts[wrong] ?? ''}` })
}

/** A device that was removed has no author any more: what it signed may have been signed by its thief. */
async function authorOf(
  ledger: Pick<Ledger, 'device'>,
  { device }: ChainedChange,
  sender: KnownDevice,
): Promise<KnownDevice | undefined> {
  const author = enrolledAs(device)
  return author === sender.id ? sender : ledger.device(sender.space, author)
}
