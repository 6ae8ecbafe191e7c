import { generateX25519Identity } from 'age-encryption'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyMembership } from '../../src/crypto/membership.ts'
import { refreshMembership } from '../../src/features/devices/membership.ts'
import { ok } from '../../src/model/result.ts'
import type { Vault, VaultSpace } from '../../src/store/vault.ts'
import type { Enrolment } from '../../src/sync/enrolment.ts'
import { ROLES, type MembershipEntry, type Role } from '../../src/wire/membership.ts'
import { startEndpoint, type RunningEndpoint } from '../kit/running-endpoint.ts'
import { aDevice, anEntry, signEntry, type TestDevice } from '../kit/signed-change.ts'

let endpoint: RunningEndpoint
beforeAll(async () => {
  endpoint = await startEndpoint()
})
afterAll(() => endpoint.close())

interface Step {
  readonly action: 'add' | 'remove'
  /** Which of four devices, and which of them signs. */
  readonly device: number
  readonly by: number
  readonly role: Role
  /** Added to the number, and to the epoch, that would be right. */
  readonly nOff: number
  readonly epochOff: number
  /** Another key than the one the device came with. */
  readonly otherKey: 'none' | 'signKey' | 'boxKey'
}

const usually = <T>(right: T, wrong: T) =>
  fc.oneof(
    { arbitrary: fc.constant(right), weight: 9 },
    { arbitrary: fc.constant(wrong), weight: 1 },
  )
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    action: fc.constantFrom('add', 'add', 'remove'),
    device: fc.nat({ max: 3 }),
    by: fc.constantFrom(0, 0, 0, 1, 2),
    role: fc.constantFrom(...ROLES),
    nOff: usually(0, 1),
    epochOff: fc.constantFrom(0, 0, 0, 0, 1, -1),
    otherKey: fc.constantFrom('none', 'none', 'none', 'none', 'signKey', 'boxKey'),
  }),
  { minLength: 4, maxLength: 9 },
)

test('[L29] what the endpoint records every device believes, and what it refuses none would have', async () => {
  const seen = { recorded: 0, refused: 0, renewed: 0 }
  await fc.assert(
    fc.asyncProperty(steps, async (some) => {
      const home = await endpoint.foundSpace()
      const team = [home.coordinator, aDevice(), aDevice(), aDevice()]
      const pinned = { id: home.coordinator.id, signKey: home.coordinator.enrolled.signKey }
      const log = [...(await endpoint.ledger.membership(home.space, 0))]
      for (const step of some) {
        const entry = entryOf(step, { log, team, space: home.space })
        const { status } = await endpoint.send(`POST ${home.path}/devices`, {
          token: team[step.by]?.token,
          json: { entry, tokenHash: team[step.device]?.tokenHash },
        })
        const believed = (await verifyMembership([...log, entry], pinned)).ok
        expect([step, status < 300]).toEqual([step, believed])
        if (!believed) {
          seen.refused += 1
          continue
        }
        if (step.action === 'add' && log.some(({ device }) => device.id === entry.device.id))
          seen.renewed += 1
        seen.recorded += 1
        log.push(entry)
      }
    }),
    { numRuns: 40 },
  )
  // Both answers were given, and a device that was there was renewed.
  expect(Math.min(seen.recorded, seen.refused, seen.renewed)).toBeGreaterThan(5)
})

function entryOf(
  step: Step,
  {
    log,
    team,
    space,
  }: { log: readonly MembershipEntry[]; team: TestDevice[]; space: MembershipEntry['space'] },
): MembershipEntry {
  const [device, by] = [team[step.device], team[step.by]]
  if (device === undefined || by === undefined) throw new Error('no such device')
  const { action, role } = step
  const right = anEntry({ space, by, device, action, role, after: log.at(-1) })
  const keys =
    step.otherKey === 'none' ? {} : { [step.otherKey]: aDevice().enrolled[step.otherKey] }
  const n = right.n + step.nOff
  const epoch = Math.max(1, right.epoch + step.epochOff)
  return signEntry({ ...right, n, epoch, device: { ...right.device, ...keys } }, by)
}

test('[L11] a device that is given another role finds itself in it, and everybody goes on', async () => {
  const home = await endpoint.foundSpace()
  const tablet = await home.enrol('caseworker')
  const known = await endpoint.ledger.membership(home.space, 0)
  const promoted = anEntry({
    ...{ space: home.space, by: home.coordinator, device: tablet, action: 'add' },
    ...{ role: 'coordinator', after: known.at(-1) },
  })
  const { status } = await endpoint.send(`POST ${home.path}/devices`, {
    token: home.coordinator.token,
    json: { entry: promoted },
  })
  expect(status).toBe(201)

  const space = {
    id: home.space,
    device: tablet.id,
    role: 'caseworker',
    membership: [...known],
    spaceKeys: {},
    deviceKeys: { sign: '', box: await generateX25519Identity() },
    endpoint: { url: '', token: tablet.token },
  } as unknown as VaultSpace
  const vault = { now: { v: 1, spaces: [space] } as Vault }
  const refreshed = await refreshMembership(
    {
      keyring: { change: (change) => Promise.resolve(ok((vault.now = change(vault.now)))) },
      enrolment: {
        membership: async () =>
          ok({ entries: [...(await endpoint.ledger.membership(home.space, 0))] }),
      } as unknown as Enrolment,
    },
    space,
  )
  expect(refreshed).toEqual({ ok: true, value: { grew: true } })
  expect(vault.now.spaces[0]).toMatchObject({ role: 'coordinator', membership: [{}, {}, {}] })
})
