// Keeping up with who belongs: fetch, verify what is new, take in new keys.
import { openGrant, type Grant } from '../../crypto/grant.ts'
import { holdMembership, type Membership } from '../../crypto/membership.ts'
import { ok, type Result } from '../../model/result.ts'
import type { Keyring } from '../../store/keyring.ts'
import type { VaultProblem, VaultSpace } from '../../store/vault.ts'
import type { HttpProblem } from '../../sync/http.ts'
import type { Enrolment } from '../../sync/enrolment.ts'
import type { MembershipEntry } from '../../wire/membership.ts'

/** `bad-membership`: an entry does not hold. `other-membership`: not the log that this device knows. */
export interface LogProblem {
  readonly kind: 'bad-membership' | 'other-membership'
}

export type MembershipProblem =
  HttpProblem | VaultProblem | LogProblem | { readonly kind: 'locked' }

/**
 * Takes in what the log has grown by, as far as it holds. `problem`: what is wrong with the rest; what was known before
 * stands, and so does the work.
 */
export async function refreshMembership(
  needs: { readonly keyring: Pick<Keyring, 'change'>; readonly enrolment: Enrolment },
  space: VaultSpace,
): Promise<Result<{ readonly grew: boolean; readonly problem?: LogProblem }, MembershipProblem>> {
  if (space.endpoint === undefined) return ok({ grew: false })
  const log = await needs.enrolment.membership(space.endpoint.token)
  if (!log.ok) return log
  const { entries, members, problem } = await growthOf(space.membership, log.value.entries)
  const told = problem === undefined ? {} : { problem }
  if (entries.length === space.membership.length) return ok({ grew: false, ...told })

  const spaceKeys = { ...space.spaceKeys, ...(await keysFrom(entries, space)) }
  const role = members.devices.get(space.device)?.role ?? space.role
  const kept = await needs.keyring.change((vault) => ({
    ...vault,
    spaces: vault.spaces.map((one) =>
      one.id === space.id ? { ...one, membership: [...entries], spaceKeys, role } : one,
    ),
  }))
  return kept.ok ? ok({ grew: true, ...told }) : kept
}

interface Growth {
  /** What is known and the entries that go on from it; only what is known where the log is another one. */
  readonly entries: readonly MembershipEntry[]
  readonly members: Membership
  readonly problem?: LogProblem
}

/** A log may only grow: a shorter or different one is an endpoint that forgets or lies. */
export async function growthOf(
  known: readonly MembershipEntry[],
  told: readonly MembershipEntry[],
): Promise<Growth> {
  const same = known.every((entry, i) => told[i]?.sig === entry.sig)
  // Signatures alone are compared above: what is walked is the known log itself, and only then the rest.
  const held = await holdMembership(same ? [...known, ...told.slice(known.length)] : known)
  const { entries, members } = held
  if (!same) return { entries, members, problem: { kind: 'other-membership' } }
  return held.badAt === undefined
    ? { entries, members }
    : { entries, members, problem: { kind: 'bad-membership' } }
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
