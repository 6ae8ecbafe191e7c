// Recording and handing out.
import { expect, test } from 'vitest'
import type { ChainEnd } from '../kit/signed-change.ts'
import {
  aChange,
  aDevice,
  changes,
  endOf,
  hashOfChange,
  randomText,
  START,
} from '../kit/signed-change.ts'
import type { LedgerWorld } from './ledger-world.ts'
import { allNumbers, followUntil, numbersOf, numbersOfPull, push } from './ledger-world.ts'

export function recordingContract(world: LedgerWorld): void {
  const { clock, open, ledger, foundSpace, aSpaceWith } = world

  test('[L1] what was answered is there for another process, bit for bit', async () => {
    const { space, coordinator } = await foundSpace()
    const pushed = changes(3, { space, device: coordinator, size: 1000 })
    const receipts = await push(ledger(), { space, device: coordinator, pushed })
    const pulled = await (await open()).since({ space, after: 0, limit: 500 })

    expect(receipts).toMatchObject({ ok: true, value: { head: 3 } })
    if (!pulled.ok || !receipts.ok) throw new Error('refused')
    expect(pulled.value.changes.map(({ change }) => change)).toEqual(pushed)
    expect(pulled.value.changes.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(pulled.value.logId).toBe(receipts.value.logId)
    expect(receipts.value.accepted.map(({ hash }) => hash)).toEqual(pushed.map(hashOfChange))
  })

  test('[L3] the same changes again get the same receipts, and nothing is recorded twice', async () => {
    const { space, coordinator: device } = await foundSpace()
    const pushed = changes(5, { space, device })
    const first = await push(ledger(), { space, device, pushed: pushed.slice(0, 3) })
    const again = await push(ledger(), { space, device, pushed: pushed.slice(0, 3) })
    const overlapping = await push(ledger(), { space, device, pushed })

    expect(again).toEqual(first)
    expect(overlapping).toMatchObject({ ok: true, value: { head: 5 } })
    expect(numbersOf(overlapping)).toEqual([1, 2, 3, 4, 5])
    expect(await allNumbers(ledger(), space)).toEqual([1, 2, 3, 4, 5])
  })

  test('[L4] another change in a taken place is equivocation', async () => {
    const { space, coordinator: device } = await foundSpace()
    const pushed = changes(3, { space, device })
    const clone = changes(2, { space, device, after: endOf(pushed[1]!) })
    await push(ledger(), { space, device, pushed })

    const answer = await push(ledger(), { space, device, pushed: clone })
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'equivocation' } })
    expect(await allNumbers(ledger(), space)).toEqual([1, 2, 3])
  })

  test('[L5] what does not continue the chain is refused, with the seq that would', async () => {
    const { space, coordinator: device } = await foundSpace()
    const pushed = changes(4, { space, device })
    await push(ledger(), { space, device, pushed: pushed.slice(0, 1) })
    const otherRoot: ChainEnd = { seq: 1, prev: randomText(32) }

    const expected = { ok: false, refusal: { kind: 'out-of-order', expected: 2 } }
    for (const wrong of [
      pushed.slice(2),
      [pushed[1]!, pushed[3]!],
      [pushed[1]!, pushed[1]!],
      [pushed[2]!, pushed[1]!],
      [aChange({ space, device, after: otherRoot })],
    ]) {
      expect(await push(ledger(), { space, device, pushed: wrong })).toMatchObject(expected)
    }
    expect(await push(ledger(), { space, device, pushed: pushed.slice(1) })).toMatchObject({
      ok: true,
    })
  })

  test('[L6] a push is recorded whole or not at all', async () => {
    const { space, coordinator: device } = await foundSpace()
    const pushed = changes(4, { space, device })
    await push(ledger(), { space, device, pushed: [pushed[0]!, pushed[1]!, pushed[3]!] })
    expect(await allNumbers(ledger(), space)).toEqual([])
    await push(ledger(), { space, device, pushed })
    expect(await allNumbers(ledger(), space)).toEqual([1, 2, 3, 4])
  })

  test('[L7] an answer holds no more than was asked for, and about 1 MiB', async () => {
    const { space, coordinator: device } = await foundSpace()
    const pushed = changes(24, { space, device, size: 65_000 })
    for (const change of pushed) await push(ledger(), { space, device, pushed: [change] })

    const few = await ledger().since({ space, after: 3, limit: 2 })
    expect(numbersOfPull(few)).toEqual([4, 5])
    const many = await ledger().since({ space, after: 0, limit: 500 })
    expect(JSON.stringify(many).length).toBeLessThan(1_100_000)
    expect(numbersOfPull(many).length).toBeGreaterThan(8)
    const beyond = await ledger().since({ space, after: 99, limit: 500 })
    expect(beyond).toMatchObject({ ok: true, value: { head: 24, changes: [] } })
    expect(await allNumbers(ledger(), space)).toHaveLength(24)
  })

  test('[L13] a device has a daily measure and a space has a size', async () => {
    const { space, coordinator: device } = await foundSpace()
    const small = await open({ bytesPerDeviceAndDay: 2500, bytesPerSpace: 4500 })
    const pushed = changes(9, { space, device, size: 600 })
    const one = (at: number) => push(small, { space, device, pushed: [pushed[at]!] })
    const full = (retryAfter: number) => ({
      ok: false,
      refusal: { kind: 'quota-exceeded', retryAfter },
    })

    expect(await one(0)).toMatchObject({ ok: true })
    expect(await one(1)).toMatchObject({ ok: true })
    expect(await one(2)).toMatchObject(full(15 * 3600))
    expect(await one(1)).toMatchObject({ ok: true })
    clock.at += 24 * 3_600_000
    expect(await one(2)).toMatchObject({ ok: true })
    expect(await one(3)).toMatchObject({ ok: true })
    clock.at += 24 * 3_600_000
    expect(await one(4)).toMatchObject(full(3600))
    expect(await allNumbers(small, space)).toEqual([1, 2, 3, 4])
  })

  test('[L2] 20 writers, 25 pushes each, two processes: no cursor ever skips a number', async () => {
    const writers = Array.from({ length: 20 }, () => aDevice())
    const { space } = await aSpaceWith(writers)
    const processes = [ledger(), await open()] as const
    let writing = true
    const readers = [0, 1, 2, 3].map((turn) =>
      followUntil(processes[turn % 2]!, space, () => !writing),
    )

    await Promise.all(
      writers.map(async (device, turn) => {
        let after = START
        for (let round = 0; round < 25; round += 1) {
          const pushed = changes(1 + ((round + turn) % 3), { space, device, after, size: 64 })
          after = endOf(pushed.at(-1)!)
          const answer = await push(processes[round % 2]!, { space, device, pushed })
          if (!answer.ok) throw new Error(answer.refusal.kind)
        }
      }),
    )
    writing = false
    const total = (await allNumbers(ledger(), space)).length
    const everything = Array.from({ length: total }, (_, index) => index + 1)
    expect(total).toBeGreaterThan(20 * 25)
    for (const seen of await Promise.all(readers)) expect(seen).toEqual(everything)
  })
}
