import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '../../src/sync/http.ts'
import { MembershipLog, type MembershipEntry } from '../../src/wire/membership.ts'
import { deviceNeeds } from '../kit/device.ts'
import { startEndpoint, type RunningEndpoint } from '../kit/running-endpoint.ts'
import { aFounder, asks, joins, receptionsAt, records, sync, worked } from './kit/team.ts'

let endpoint: RunningEndpoint
beforeAll(async () => {
  endpoint = await startEndpoint()
})
afterAll(() => endpoint.close())

/** What this device is shown of the log passes through `shown` first. */
function needsOf(shown: (entries: readonly MembershipEntry[]) => readonly unknown[]) {
  const lying: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    if (!answer.url.includes('/membership') || !answer.ok) return answer
    const { entries } = MembershipLog.parse(await answer.json())
    return Response.json({ entries: shown(entries) })
  }
  return {
    ...deviceNeeds(),
    http: (at: string) => createHttp({ fetch: lying, endpoint: at, timeoutMs: 5_000 }),
  }
}

test('[L28] whoever coordinates invites, also a second coordinator, whose guest trusts that device', async () => {
  const founder = await aFounder(endpoint)
  const second = await joins(founder, { name: 'Beto', role: 'coordinator' })
  const third = await joins(second, { name: 'Carla', role: 'caseworker' })
  await records(founder)
  await records(third)
  await sync(founder, second, third)
  for (const one of [founder, second, third]) expect(await receptionsAt(one)).toBe(2)

  const notThis = await third.device.devices.invite('http://localhost')
  expect(notThis).toMatchObject({ problem: { kind: 'not-allowed' } })
})

test('[L28] a guest is let in by the device whose digits were compared, and by no other coordinator', async () => {
  const founder = await aFounder(endpoint)
  const second = await joins(founder, { name: 'Beto', role: 'coordinator' })
  const { newcomer, invitation, request } = await asks(founder)
  // The entry holds and a coordinator signed it: not the one that was met.
  worked(await second.device.devices.approve(invitation, request, 'caseworker'))
  expect(await newcomer.device.devices.approved()).toMatchObject({
    problem: { kind: 'bad-membership' },
  })
})

test('[L30] nobody is signed in on top of a log that leaves out what this device knows', async () => {
  const hidden = { from: 99 }
  const founder = await aFounder(
    endpoint,
    needsOf((entries) => entries.slice(0, hidden.from)),
  )
  const tablet = await joins(founder, { name: 'Beto', role: 'caseworker' })
  await records(founder)
  await sync(founder, tablet)

  hidden.from = 1
  const { invitation, request } = await asks(founder)
  expect(await founder.device.devices.approve(invitation, request, 'caseworker')).toMatchObject({
    problem: { kind: 'other-membership' },
  })
  // The work goes on with the list that is known, and it is told.
  await records(tablet)
  await sync(tablet)
  worked(await founder.device.sending.sendNow())
  expect(await receptionsAt(founder)).toBe(2)
  const state = worked(await founder.device.sending.state())
  expect(state.courier).toMatchObject({ doing: 'resting', problem: { kind: 'other-membership' } })
  expect(worked({ ok: true, value: await founder.device.devices.current() })?.devices).toHaveLength(
    2,
  )
})

test('[L31] an entry that does not hold freezes nobody: what is known stands, and work is sent and fetched', async () => {
  const spoilt = { on: false }
  const needs = needsOf((entries) => {
    const last = entries.at(-1)
    return spoilt.on && last !== undefined ? [...entries, { ...last, n: last.n + 1 }] : entries
  })
  const founder = await aFounder(endpoint)
  const tablet = await joins(founder, { name: 'Beto', role: 'caseworker', needs })
  spoilt.on = true
  // Comes in while the end of the log does not hold: known all the same.
  const third = await joins(founder, { name: 'Carla', role: 'caseworker' })
  for (const one of [founder, tablet, third]) await records(one)
  await sync(founder, tablet, third)

  expect(await receptionsAt(tablet)).toBe(3)
  expect(await receptionsAt(founder)).toBe(3)
  const { courier, waiting } = worked(await tablet.device.sending.state())
  expect(courier).toMatchObject({ doing: 'resting', problem: { kind: 'bad-membership' } })
  expect(waiting).toBe(0)
  spoilt.on = false
  await sync(tablet)
  expect(worked(await tablet.device.sending.state()).courier.problem).toBeUndefined()
})
