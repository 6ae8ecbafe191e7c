// A grant: the space's keys in an age file for the devices that may read. age does not say who wrote it; the
// signature of the membership entry that carries it does.
import * as z from 'zod/mini'
import { SpaceId } from '../model/id.ts'
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import { fromBase64url, fromUtf8, toBase64url, utf8 } from './bytes.ts'

export const Grant = z.strictObject({
  v: z.literal(1),
  space: SpaceId,
  name: z.string(),
  /** Epoch → 32 bytes, base64url. */
  keys: z.record(z.string(), z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))),
})
export type Grant = z.infer<typeof Grant>

export type GrantProblem = Problem & { readonly kind: 'not-for-this-device' | 'malformed' }

/** `recipients`: age1…; gives an age file (age-encryption.org/v1) in base64url. */
export async function sealGrant(grant: Grant, recipients: readonly string[]): Promise<string> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return toBase64url(await encrypter.encrypt(utf8(JSON.stringify(grant))))
}

/** `identity`: AGE-SECRET-KEY-1… */
export async function openGrant(
  sealed: string,
  identity: string,
): Promise<Result<Grant, GrantProblem>> {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    const grant = Grant.safeParse(
      JSON.parse(fromUtf8(await decrypter.decrypt(fromBase64url(sealed)))),
    )
    return grant.success ? ok(grant.data) : fail({ kind: 'malformed' })
  } catch {
    return fail({ kind: 'not-for-this-device' })
  }
}
