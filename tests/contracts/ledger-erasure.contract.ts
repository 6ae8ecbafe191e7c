// Erasing: payloads go, chains stay.
import { expect, test } from 'vitest'
import type { SpaceId } from '../../src/model/id.ts'
import { ChainedChange, type SealedChange } from '../../src/wire/sealed-change.ts'
import type { TestDevice } from '../kit/signed-change.ts'
import {
  aDevice,
  anEntry,
  anOrder,
  bare,
  changes,
  endOf,
  hashOfChange,
  isSignedBy,
  randomText,
} from '../kit/signed-change.ts'
import type { LedgerWorld } from './ledger-world.ts'
import { allNumbers, hashed, push } from './ledger-world.ts'

export function erasureContract(world: LedgerWorld): void {
  const { open, ledger, foundSpace, aSpaceWith } = world

  const handedOut = async (space: SpaceId, by = ledger()): Promise<readonly ChainedChange[]> => {
    const pulled = await by.since({ space, after: 0, limit: 500 })
    if (!pulled.ok) throw new Error(pulled.refusal.kind)
    return pulled.value.changes.map(({ change }) => ChainedChange.parse(change))
  }
  const chain = (space: SpaceId, device: TestDevice, tags: readonly string[]) =>
    tags.reduce<SealedChange[]>((all, tag) => {
      const last = all.at(-1)
      const after = last === undefined ? {} : { after: endOf(last) }
      return [...all, ...changes(1, { space, device, tag, size: 900, ...after })]
    }, [])
  const [child, other] = [randomText(16), randomText(16)]

  test('[L26] after an order no payload of its tag is handed out, and what is left verifies', async () => {
    const { space, coordinator } = await foundSpace()
    const pushed = chain(space, coordinator, [child, other, child])
    await push(ledger(), { space, device: coordinator, pushed })
    const orders = [anOrder({ space, by: coordinator, tag: child })]

    const erased = { ok: true, value: { erased: [child] } }
    expect(await ledger().erase({ space, orders })).toMatchObject(erased)
    expect(await ledger().erase({ space, orders })).toMatchObject(erased)
    for (const by of [ledger(), await open()]) {
      const left = await handedOut(space, by)
      expect(left).toEqual([bare(pushed[0]!), pushed[1], bare(pushed[2]!)])
      expect(left.map(hashOfChange)).toEqual(pushed.map(hashOfChange))
      for (const change of left) expect(isSignedBy(change, coordinator)).toBe(true)
    }
    expect(await allNumbers(ledger(), space)).toEqual([1, 2, 3])
  })

  test('[L26] what comes later under an erased tag is received, and its payload is not kept', async () => {
    const { space, coordinator } = await foundSpace()
    const pushed = chain(space, coordinator, [child, child])
    await push(ledger(), { space, device: coordinator, pushed: pushed.slice(0, 1) })
    await ledger().erase({ space, orders: [anOrder({ space, by: coordinator, tag: child })] })
    const answer = await push(ledger(), { space, device: coordinator, pushed })
    expect(answer).toMatchObject({ ok: true, value: { head: 2 } })
    expect(await handedOut(space)).toEqual(pushed.map(bare))
    expect(await push(ledger(), { space, device: coordinator, pushed })).toEqual(answer)
  })

  test('[L26] the same tag in another space stays, and the space has as much more room', async () => {
    const [one, two] = [await foundSpace(), await foundSpace()]
    const most = { bytesPerDeviceAndDay: 100_000, bytesPerSpace: 4_500 }
    const small = await open(most)
    const there = chain(two.space, two.coordinator, [child])
    await push(ledger(), { space: two.space, device: two.coordinator, pushed: there })
    const { space, coordinator: device } = one
    const pushed = chain(space, device, [child, child, child, other])
    const full = { ok: false, refusal: { kind: 'quota-exceeded' } }
    await push(small, { space, device, pushed: pushed.slice(0, 3) })
    expect(await push(small, { space, device, pushed })).toMatchObject(full)

    await small.erase({ space, orders: [anOrder({ space, by: device, tag: child })] })
    expect(await push(small, { space, device, pushed })).toMatchObject({ ok: true })
    expect(await handedOut(two.space)).toEqual(there)
  })

  test('[L25] an order of a device that is no coordinator, or no more one, erases nothing', async () => {
    const [caseworker, second] = [aDevice(), aDevice('coordinator')]
    const { space, coordinator, last } = await aSpaceWith([caseworker, second])
    const pushed = chain(space, coordinator, [child])
    await push(ledger(), { space, device: coordinator, pushed })
    const removal = anEntry({
      space,
      by: coordinator,
      device: second,
      action: 'remove',
      after: last,
    })
    await ledger().appendMembership({ entry: hashed(removal) })
    for (const by of [caseworker, second, aDevice('coordinator')]) {
      const orders = [
        anOrder({ space, by: coordinator, tag: other }),
        anOrder({ space, by, tag: child }),
      ]
      expect(await ledger().erase({ space, orders })).toMatchObject({
        ok: false,
        refusal: { kind: 'forbidden' },
      })
    }
    expect(await handedOut(space)).toEqual(pushed)
  })

  test('[L27] a device leaves out its own payloads; those of another only once their tag is erased', async () => {
    const [broken, carrier] = [aDevice(), aDevice()]
    const { space, coordinator } = await aSpaceWith([broken, carrier])
    const pushed = chain(space, broken, [child, other])
    const sent = [bare(pushed[0]!), pushed[1]!]
    const carry = () => push(ledger(), { space, device: carrier, pushed: sent })
    expect(await carry()).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
    expect(await allNumbers(ledger(), space)).toEqual([])

    await ledger().erase({ space, orders: [anOrder({ space, by: coordinator, tag: child })] })
    expect(await carry()).toMatchObject({ ok: true, value: { head: 2 } })
    const own = chain(space, carrier, [randomText(16)]).map(bare)
    expect(await push(ledger(), { space, device: carrier, pushed: own })).toMatchObject({
      ok: true,
    })
    expect(await handedOut(space)).toEqual([...sent, ...own])
  })
}
