// The meeting place.
import { expect, test } from 'vitest'
import type { SpaceId } from '../../src/model/id.ts'
import type { TestDevice } from '../kit/signed-change.ts'
import { aDevice, anEntry, hashOf, randomText } from '../kit/signed-change.ts'
import type { LedgerWorld } from './ledger-world.ts'
import { hashed } from './ledger-world.ts'

export function invitationContract(world: LedgerWorld): void {
  const { clock, ledger, foundSpace } = world

  const joining = (device: TestDevice) => {
    const { id, signKey, boxKey } = device.enrolled
    const { tokenHash } = device
    return { device: { id, signKey, boxKey }, tokenHash, mac: randomText(32) }
  }
  const anInvitation = async (space: SpaceId) => {
    const invitation = { id: randomText(32), tokenHash: hashOf(randomText(32)) }
    await ledger().invite(space, invitation)
    return { place: { space, id: invitation.id }, invitation }
  }
  const refused = (kind: string) => ({ ok: false, refusal: { kind } })

  test('[L12] one device asks, once; the coordinator answers, once, after enrolling it', async () => {
    const { space, coordinator, entry } = await foundSpace()
    const { place, invitation } = await anInvitation(space)
    const tablet = aDevice()
    const request = joining(tablet)

    expect(await ledger().invite(space, invitation)).toMatchObject({ ok: true })
    expect(
      await ledger().invite(space, { ...invitation, tokenHash: hashOf('other') }),
    ).toMatchObject(refused('already-exists'))
    expect(await ledger().answerInvitation(place, 'approved')).toMatchObject(
      refused('out-of-order'),
    )
    expect(await ledger().requestToJoin(place, request)).toMatchObject({ ok: true })
    expect(await ledger().requestToJoin(place, request)).toMatchObject({ ok: true })
    expect(await ledger().requestToJoin(place, joining(aDevice()))).toMatchObject(
      refused('already-exists'),
    )
    expect(await ledger().answerInvitation(place, 'approved')).toMatchObject(
      refused('out-of-order'),
    )
    const next = anEntry({
      space,
      by: coordinator,
      device: tablet,
      action: 'add',
      after: entry,
    })
    await ledger().appendMembership({ entry: hashed(next), tokenHash: tablet.tokenHash })
    expect(await ledger().answerInvitation(place, 'approved')).toMatchObject({ ok: true })
    expect(await ledger().answerInvitation(place, 'approved')).toMatchObject({ ok: true })
    expect(await ledger().answerInvitation(place, 'refused')).toMatchObject(
      refused('already-exists'),
    )
    expect(await ledger().invitation(place)).toMatchObject({ request, answer: 'approved' })
  })

  test('[L12] after ten minutes nobody can ask, and it is forgotten in time', async () => {
    const { space } = await foundSpace()
    const { place } = await anInvitation(space)
    clock.at += 10 * 60_000 - 1
    expect(await ledger().answerInvitation(place, 'refused')).toMatchObject({ ok: true })
    const second = await anInvitation(space)
    clock.at += 10 * 60_000
    expect(await ledger().requestToJoin(second.place, joining(aDevice()))).toMatchObject(
      refused('expired'),
    )
    expect(await ledger().answerInvitation(second.place, 'refused')).toMatchObject(
      refused('expired'),
    )
    clock.at += 61 * 60_000
    await anInvitation(space)
    expect(await ledger().invitation(place)).toBeUndefined()
    expect(await ledger().requestToJoin(place, joining(aDevice()))).toMatchObject(
      refused('not-found'),
    )
  })
}
