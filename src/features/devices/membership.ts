// Keeping up with who belongs: fetch, verify from the pinned coordinator, take in new keys.
import { openGrant, type Grant } from '../../crypto/grant.ts'
import { verifyMembership } from '../../crypto/membership.ts'
import { fail, ok, type Result } from '../../model/result.ts'
import type { Keyring } from '../../store/keyring.ts'
import type { VaultProblem, VaultSpace } from '../../store/vault.ts'
import type { HttpProblem } from '../../sync/http.ts'
import type { Enrolment } from '../../sync/enrolment.ts'
import type { MembershipEntry } from '../../wire/membership.ts'

export type MembershipProblem =
  HttpProblem | VaultProblem | { readonly kind: 'bad-membership' | 'locked' }

/** True when the log grew: what was set aside may be readable now. */
export async function refreshMembership(
  needs: { readonly keyring: Pick<Keyring, 'change'>; readonly enrolment: Enrolment },
  space: VaultSpace,
): Promise<Result<boolean, MembershipProblem>> {
  if (space.endpoint === undefined) return ok(false)
  const log = await needs.enrolment.membership(space.endpoint.token)
  if (!log.ok) return log
  const { entries } = log.value
  if (!beginsWith(entries, space.membership)) return fail({ kind: 'bad-membership' })
  if (entries.length === space.membership.length) return ok(false)
  const members = await verifyMembership(entries, space.pinned)
  if (!members.ok) return fail({ kind: 'bad-membership' })

  const spaceKeys = { ...space.spaceKeys, ...(await keysFrom(entries, space)) }
  const kept = await needs.keyring.change((vault) => ({
    ...vault,
    spaces: vault.spaces.map((one) =>
      one.id === space.id ? { ...one, membership: [...entries], spaceKeys } : one,
    ),
  }))
  return kept.ok ? ok(true) : kept
}

/** A log may only grow: a shorter or different one is an endpoint that forgets or lies. */
function beginsWith(
  entries: readonly MembershipEntry[],
  known: readonly MembershipEntry[],
): boolean {
  return known.every((entry, i) => entries[i]?.sig === entry.sig)
}

type Mine = Pick<VaultSpace, 'id' | 'deviceKeys'>

/** Every key that was granted to this device. */
export async function keysFrom(
  entries: readonly MembershipEntry[],
  mine: Mine,
): Promise<Record<string, string>> {
  const grants = await grantsTo(entries, mine)
  return Object.assign({}, ...grants.map((grant) => grant.keys)) as Record<string, string>
}

/** The space's name, which the endpoint never learns. */
export async function nameFrom(entries: readonly MembershipEntry[], mine: Mine): Promise<string> {
  return (await grantsTo(entries, mine)).at(-1)?.name ?? ''
}

/** A grant for others does not open here, which is not an error. */
async function grantsTo(
  entries: readonly MembershipEntry[],
  { id, deviceKeys }: Mine,
): Promise<readonly Grant[]> {
  const opened = await Promise.all(entries.map((entry) => openGrant(entry.grant, deviceKeys.box)))
  return opened.flatMap((grant) => (grant.ok && grant.value.space === id ? [grant.value] : []))
}
