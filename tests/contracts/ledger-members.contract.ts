// Spaces, members, tokens.
import { expect, test } from 'vitest'
import type { MembershipEntry } from '../../src/wire/membership.ts'
import type { TestDevice } from '../kit/signed-change.ts'
import { aDevice, anEntry, changes, hashOf, randomText } from '../kit/signed-change.ts'
import type { LedgerWorld } from './ledger-world.ts'
import { hashed, push } from './ledger-world.ts'

export function memberContract(world: LedgerWorld): void {
  const { clock, ledger, foundSpace, aSpaceWith } = world

  test('[L3] founding again with the same entry is fine, with another it is refused', async () => {
    const { space, founding, founded } = await foundSpace()
    expect(await ledger().createSpace(founding)).toEqual(founded)
    const other = aDevice('coordinator')
    const entry = anEntry({ space, by: other, device: other, action: 'create' })
    const second = { space, tokenHash: other.tokenHash, entry: hashed(entry) }
    expect(await ledger().createSpace(second)).toMatchObject({
      ok: false,
      refusal: { kind: 'already-exists' },
    })
    expect(await ledger().deviceByToken(space, other.tokenHash)).toBeUndefined()
  })

  test('[L9] a token opens its own space, as the device it belongs to', async () => {
    const tablet = aDevice()
    const { space } = await aSpaceWith([tablet])
    const elsewhere = await foundSpace()
    const { id, signKey, role } = tablet.enrolled

    expect(await ledger().deviceByToken(space, tablet.tokenHash)).toEqual({
      space,
      id,
      role,
      signKey,
      lastSeen: undefined,
    })
    expect(await ledger().deviceByToken(elsewhere.space, tablet.tokenHash)).toBeUndefined()
    expect(await ledger().deviceByToken(space, tablet.token)).toBeUndefined()
  })

  test('[L10] the membership log grows by its next entry only; the same entry again is fine', async () => {
    const { space, coordinator, entry } = await foundSpace()
    const [one, two] = [aDevice(), aDevice()]
    const add = (device: TestDevice, after: MembershipEntry) =>
      anEntry({ space, by: coordinator, device, action: 'add', after })
    const first = add(one, entry)
    const rival = add(two, entry)
    const append = (next: MembershipEntry, { tokenHash }: TestDevice) =>
      ledger().appendMembership({ entry: hashed(next), tokenHash })

    expect(await append(first, one)).toMatchObject({ ok: true, value: { id: one.id } })
    expect(await append(first, one)).toMatchObject({ ok: true, value: { id: one.id } })
    expect(await append(rival, two)).toMatchObject({
      ok: false,
      refusal: { kind: 'out-of-order', expected: 3 },
    })
    expect(await append(add(two, rival), two)).toMatchObject({ ok: false })
    expect(await append(add(two, first), two)).toMatchObject({ ok: true })
    const log = await ledger().membership(space, 0)
    expect(log.map(({ n }) => n)).toEqual([1, 2, 3])
    expect(log[1]).toEqual(first)
    expect(await ledger().membership(space, 2)).toHaveLength(1)
  })

  test('[L10] who is no coordinator cannot sign an entry', async () => {
    const caseworker = aDevice()
    const { space, last } = await aSpaceWith([caseworker])
    const friend = aDevice()
    const entry = anEntry({ space, by: caseworker, device: friend, action: 'add', after: last })
    expect(
      await ledger().appendMembership({ entry: hashed(entry), tokenHash: friend.tokenHash }),
    ).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await ledger().membership(space, 0)).toHaveLength(2)
  })

  test('[L11] a removed device is locked out at once and never comes back', async () => {
    const tablet = aDevice()
    const { space, coordinator, last } = await aSpaceWith([tablet])
    const act = (action: 'add' | 'remove', after: MembershipEntry) =>
      anEntry({ space, by: coordinator, device: tablet, action, after })
    const pushed = changes(2, { space, device: tablet })
    await push(ledger(), { space, device: tablet, pushed: pushed.slice(0, 1) })

    const removal = act('remove', last)
    expect(await ledger().appendMembership({ entry: hashed(removal) })).toMatchObject({
      ok: true,
      value: { revoked: true },
    })
    expect(await ledger().deviceByToken(space, tablet.tokenHash)).toBeUndefined()
    // As when the removal overtakes a push that was let in a moment before.
    expect(await push(ledger(), { space, device: tablet, pushed })).toMatchObject({
      ok: false,
      refusal: { kind: 'unauthorised' },
    })
    const back = { entry: hashed(act('add', removal)), tokenHash: hashOf(randomText(32)) }
    expect(await ledger().appendMembership(back)).toMatchObject({
      ok: false,
      refusal: { kind: 'already-exists' },
    })
    expect((await ledger().devices(space)).devices).toContainEqual(
      expect.objectContaining({ id: tablet.id, revoked: true }),
    )
  })

  test('[L11] a device that is there can be given another role and a new token', async () => {
    const tablet = aDevice()
    const { space, coordinator, last } = await aSpaceWith([tablet])
    const entry = anEntry({
      ...{ space, by: coordinator, device: tablet, action: 'add', after: last },
      role: 'coordinator',
    })
    const tokenHash = hashOf(randomText(32))
    expect(await ledger().appendMembership({ entry: hashed(entry), tokenHash })).toMatchObject({
      ok: true,
    })
    expect(await ledger().deviceByToken(space, tablet.tokenHash)).toBeUndefined()
    expect(await ledger().deviceByToken(space, tokenHash)).toMatchObject({ role: 'coordinator' })
  })

  test('[L9] two devices cannot share a token', async () => {
    const tablet = aDevice()
    const { space, coordinator, last } = await aSpaceWith([tablet])
    const twin = aDevice()
    const entry = anEntry({ space, by: coordinator, device: twin, action: 'add', after: last })
    const tokenHash = tablet.tokenHash
    expect(await ledger().appendMembership({ entry: hashed(entry), tokenHash })).toMatchObject({
      ok: false,
      refusal: { kind: 'already-exists' },
    })
  })

  test('[L12] when a device was last seen is told', async () => {
    const { space, coordinator } = await foundSpace()
    await ledger().noteSeen(space, coordinator.id)
    const { devices } = await ledger().devices(space)
    expect(devices).toEqual([
      {
        id: coordinator.id,
        role: 'coordinator',
        revoked: false,
        lastSeen: new Date(clock.at).toISOString(),
      },
    ])
  })

  test('[L23] after a restore every log has a new id', async () => {
    const { space, founded } = await foundSpace()
    await ledger().renewLogIds()
    const pulled = await ledger().since({ space, after: 0, limit: 1 })
    if (!pulled.ok || !founded.ok) throw new Error('refused')
    expect(pulled.value.logId).not.toBe(founded.value.logId)
  })
}
