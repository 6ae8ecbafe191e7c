// Making a space on this device. Works without any endpoint; one can be connected later.
import { createDeviceKeys } from '../../crypto/device-keys.ts'
import { sealGrant } from '../../crypto/grant.ts'
import { signEntry } from '../../crypto/membership.ts'
import type { Random } from '../../crypto/random.ts'
import { toBase64url } from '../../crypto/bytes.ts'
import type { EnrolledId, MemberId, SpaceId } from '../../model/id.ts'
import { ok, type Result } from '../../model/result.ts'
import type { Keyring, KeyringProblem } from '../../store/keyring.ts'
import type { VaultSpace } from '../../store/vault.ts'
import { FIRST_PREV } from '../../wire/sealed-change.ts'

export interface CreateSpaceNeeds {
  readonly keyring: Pick<Keyring, 'addMember' | 'change' | 'current'>
  readonly random: Random
  readonly newId: () => string
  /** Device time, ISO 8601 in UTC. */
  readonly now: () => string
}

export interface NewSpace {
  /** What people call it: the municipality, the point. */
  readonly name: string
  readonly memberName: string
  readonly passphrase: string
}

/** The first member of a new space is its coordinator. Resolves when keys and space are durable. */
export async function createSpace(
  needs: CreateSpaceNeeds,
  { name, memberName, passphrase }: NewSpace,
): Promise<Result<VaultSpace, KeyringProblem>> {
  const added = await needs.keyring.addMember({
    label: memberName,
    passphrase,
    member: needs.newId() as MemberId,
  })
  if (!added.ok) return added

  const space = await newSpace(needs, name)
  const kept = await needs.keyring.change((vault) => ({
    ...vault,
    spaces: [...vault.spaces, space],
  }))
  return kept.ok ? ok(space) : kept
}

async function newSpace(needs: CreateSpaceNeeds, name: string): Promise<VaultSpace> {
  const keys = await createDeviceKeys(needs.random)
  const [space, device] = [needs.newId() as SpaceId, needs.newId() as EnrolledId]
  const spaceKeys = { 1: toBase64url(needs.random(32)) }
  const entry = await signEntry(
    {
      v: 1,
      space,
      n: 1,
      prev: FIRST_PREV,
      action: 'create',
      device: { id: device, signKey: keys.signKey, boxKey: keys.boxKey, role: 'coordinator' },
      epoch: 1,
      at: needs.now(),
      by: device,
      grant: await sealGrant({ v: 1, space, name, keys: spaceKeys }, [keys.boxKey]),
    },
    keys.sign,
  )
  return {
    id: space,
    name,
    role: 'coordinator',
    device,
    deviceKeys: { sign: keys.sign, box: keys.box },
    spaceKeys,
    pinned: { id: device, signKey: keys.signKey },
    membership: [entry],
  }
}
