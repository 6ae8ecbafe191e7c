import { afterAll, beforeAll, expect, test } from 'vitest'
import { InvitationState } from '../../src/wire/invitation.ts'
import { DeviceList, MembershipLog } from '../../src/wire/membership.ts'
import type { RunningEndpoint, TestSpace } from '../kit/running-endpoint.ts'
import { OPERATOR_CODE, problemOf, startEndpoint } from '../kit/running-endpoint.ts'
import type { TestDevice } from '../kit/signed-change.ts'
import { aDevice, anEntry, aSpaceId, hashOf, randomText, signEntry } from '../kit/signed-change.ts'

let endpoint: RunningEndpoint
let home: TestSpace

beforeAll(async () => {
  endpoint = await startEndpoint()
  home = await endpoint.foundSpace()
})
afterAll(() => endpoint.close())

const asking = ({ enrolled: { id, signKey, boxKey }, tokenHash }: TestDevice) => ({
  device: { id, signKey, boxKey },
  tokenHash,
  mac: randomText(32),
})

test('[L12] a tablet joins: invited, asked, enrolled, approved, in', async () => {
  const { coordinator, path } = home
  const secret = randomText(32)
  const id = randomText(32)
  const place = `${path}/invitations/${id}`
  const tablet = aDevice()

  const opened = await endpoint.send(`POST ${path}/invitations`, {
    token: coordinator.token,
    json: { id, tokenHash: hashOf(secret) },
  })
  expect([opened.status, InvitationState.parse(opened.json)]).toEqual([
    201,
    { expiresAt: '2026-03-01T09:10:00.000Z' },
  ])
  const asked = await endpoint.send(`PUT ${place}/request`, { token: secret, json: asking(tablet) })
  expect(asked.status).toBe(200)
  const seen = await endpoint.send(`GET ${place}`, { token: coordinator.token })
  expect(InvitationState.parse(seen.json).request?.device.id).toBe(tablet.id)

  const early = await endpoint.send(`GET ${path}/membership`, { token: tablet.token })
  expect(problemOf(early)).toBe('unauthorised')
  const entry = home.next('add', tablet)
  const enrolled = await endpoint.send(`POST ${path}/devices`, {
    token: coordinator.token,
    json: { entry, tokenHash: tablet.tokenHash },
  })
  expect([enrolled.status, enrolled.json]).toEqual([
    201,
    { id: tablet.id, role: 'caseworker', revoked: false },
  ])
  await endpoint.send(`PUT ${place}/answer`, {
    token: coordinator.token,
    json: { answer: 'approved' },
  })
  const heard = await endpoint.send(`GET ${place}`, { token: secret })
  expect(InvitationState.parse(heard.json).answer).toBe('approved')

  const log = await endpoint.send(`GET ${path}/membership`, { token: tablet.token })
  expect(MembershipLog.parse(log.json).entries.map(({ n }) => n)).toEqual([1, 2])
  expect(MembershipLog.parse(log.json).entries[1]).toEqual(entry)
  const later = await endpoint.send(`GET ${path}/membership?after=1`, { token: tablet.token })
  expect(MembershipLog.parse(later.json).entries).toHaveLength(1)
})

test('[L12] an answer given in the last minute can still be heard', async () => {
  const { coordinator, path } = home
  const secret = randomText(32)
  const id = randomText(32)
  const { token } = coordinator
  await endpoint.send(`POST ${path}/invitations`, {
    token,
    json: { id, tokenHash: hashOf(secret) },
  })
  endpoint.clock.at += 9.9 * 60_000
  await endpoint.send(`PUT ${path}/invitations/${id}/answer`, {
    token,
    json: { answer: 'refused' },
  })
  endpoint.clock.at += 5 * 60_000
  const heard = await endpoint.send(`GET ${path}/invitations/${id}`, { token: secret })
  expect(heard.json).toMatchObject({ answer: 'refused' })
  endpoint.clock.at += 6 * 60_000
  const late = await endpoint.send(`GET ${path}/invitations/${id}`, { token: secret })
  expect([late.status, problemOf(late)]).toEqual([403, 'expired'])
})

test('[L10] an entry that the coordinator has not signed, or signed for elsewhere, enrols nobody', async () => {
  const other = await endpoint.foundSpace()
  const { coordinator, path } = other
  const friend = aDevice()
  const entry = other.next('add', friend)
  const caseworker = await other.enrol()
  const send = (wrong: unknown, token = coordinator.token) =>
    endpoint.send(`POST ${path}/devices`, {
      token,
      json: { entry: wrong, tokenHash: friend.tokenHash },
    })

  const next = other.next('add', friend)
  expect(problemOf(await send({ ...next, sig: entry.sig }))).toBe('malformed')
  expect(problemOf(await send({ ...next, epoch: 2 }))).toBe('malformed')
  expect(problemOf(await send(signEntry({ ...entry, by: caseworker.id }, coordinator)))).toBe(
    'forbidden',
  )
  expect(problemOf(await send(other.next('add', friend, caseworker), caseworker.token))).toBe(
    'forbidden',
  )
  expect(problemOf(await send(home.next('add', friend, coordinator)))).toBe('forbidden')
  expect(problemOf(await send(signEntry({ ...entry, action: 'create' }, coordinator)))).toBe(
    'malformed',
  )
  expect(problemOf(await send(entry))).toBe('out-of-order')
  const bare = { token: coordinator.token, json: { entry: next } }
  expect(problemOf(await endpoint.send(`POST ${path}/devices`, bare))).toBe('malformed')
  expect((await send(next)).status).toBe(201)
})

test('[L11] a lost tablet is removed, and its token opens nothing from then on', async () => {
  const other = await endpoint.foundSpace()
  const { path, coordinator } = other
  const tablet = await other.enrol()
  const before = await endpoint.send(`GET ${path}/changes`, { token: tablet.token })
  expect(before.status).toBe(200)
  await other.remove(tablet)
  const after = await endpoint.send(`GET ${path}/changes`, { token: tablet.token })
  expect(problemOf(after)).toBe('unauthorised')
  const list = await endpoint.send(`GET ${path}/devices`, { token: coordinator.token })
  const listed = DeviceList.parse(list.json).devices.find(({ id }) => id === tablet.id)
  expect(listed).toMatchObject({
    revoked: true,
    lastSeen: new Date(endpoint.clock.at).toISOString(),
  })
})

test.each([
  ['another space', { space: aSpaceId() }],
  ['a second entry', { n: 2 }],
  ['no founding', { action: 'add' as const }],
  ['another signer', { by: aDevice().id }],
])('[L10] a space is not founded by an entry that names %s', async (_, wrong) => {
  const space = aSpaceId()
  const founder = aDevice('coordinator')
  const entry = anEntry({ space, by: founder, device: founder, action: 'create' })
  const json = {
    space,
    tokenHash: founder.tokenHash,
    entry: signEntry({ ...entry, ...wrong }, founder),
  }
  const answer = await endpoint.send('POST /v1/spaces', { token: OPERATOR_CODE, json })
  expect([answer.status, problemOf(answer)]).toEqual([400, 'malformed'])
})

test('[L3] founding a space again is fine, taking it over is not', async () => {
  const space = aSpaceId()
  const found = (founder: TestDevice) => {
    const entry = anEntry({ space, by: founder, device: founder, action: 'create' })
    const json = { space, tokenHash: founder.tokenHash, entry }
    return { again: () => endpoint.send('POST /v1/spaces', { token: OPERATOR_CODE, json }) }
  }
  const mine = found(aDevice('coordinator'))
  const first = await mine.again()
  expect(first.status).toBe(201)
  expect((await mine.again()).text).toBe(first.text)
  expect(problemOf(await found(aDevice('coordinator')).again())).toBe('already-exists')
})
