// Sealing what leaves: an age file (age-encryption.org/v1) that only its recipients open.
import { fail, ok, type Problem, type Result } from '../model/result.ts'

export type RecipientProblem = Problem & { readonly kind: 'not-a-recipient' }

/** Accepts X25519 recipients (age1…), which every age since 1.0 can read. */
export async function checkRecipient(text: string): Promise<Result<string, RecipientProblem>> {
  const recipient = text.trim()
  if (!/^age1[a-z0-9]{58}$/.test(recipient)) return fail({ kind: 'not-a-recipient' })
  const { Encrypter } = await import('age-encryption')
  try {
    new Encrypter().addRecipient(recipient)
    return ok(recipient)
  } catch {
    return fail({ kind: 'not-a-recipient' })
  }
}

export async function sealPackage(
  bytes: Uint8Array,
  recipients: readonly string[],
): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(bytes)
}
