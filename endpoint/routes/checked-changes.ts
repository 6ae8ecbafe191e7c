// A push as the ledger takes it: of this device and space, one text for its bytes, hashed, and signed by the device.
import type { SealedChange } from '../../src/wire/sealed-change.ts'
import { sealedChangeHash } from '../hash.ts'
import type { HashedChange, KnownDevice } from '../ledger.ts'
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'
import { isCanonicalBase64url, signatureCheck } from '../signature.ts'

export async function checkedChanges(
  changes: readonly SealedChange[],
  device: KnownDevice,
): Promise<Outcome<HashedChange[]>> {
  if (changes.some((change) => change.space !== device.space || change.device !== device.id)) {
    return refuse('forbidden', { detail: 'a change of another space or device' })
  }
  const isSigned = signatureCheck(device.signKey)
  const hashed = changes.map((change) => ({ change, hash: sealedChangeHash(change) }))
  const verdicts = await Promise.all(
    hashed.map(async ({ change, hash }) => {
      if (!isCanonicalBase64url(change.ciphertext)) return 'ciphertext'
      return (await isSigned(hash, change.sig)) ? 'fine' : 'sig'
    }),
  )
  const wrong = verdicts.findIndex((verdict) => verdict !== 'fine')
  if (wrong < 0) return done(hashed)
  return refuse('malformed', { detail: `at changes.${String(wrong)}.${verdicts[wrong] ?? ''}` })
}
