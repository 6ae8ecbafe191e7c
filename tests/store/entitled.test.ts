import { expect, test } from 'vitest'
import { readAside } from '../../src/features/keeping/aside.ts'
import { MemberId, RecordId } from '../../src/model/id.ts'
import { mayRead, mayWrite, type Role } from '../../src/model/role.ts'
import type { Save } from '../../src/store/append.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { acquaint, aTablet, type Tablet } from '../kit/space.ts'

const ANA = MemberId.parse('member-ana-000000')
const EVA = MemberId.parse('member-eva-000000')
const CASE = RecordId.parse('record-of-a-case-0')

const says = (kind: string, record: RecordId, value: Save['edits'][0]['value']): Save => ({
  record,
  kind,
  edits: [{ group: 'consent', base: [], value }],
})
const introduces = (member: MemberId, name: string): Save => ({
  record: RecordId.parse(member),
  kind: 'member',
  edits: [{ group: 'profile', base: [], value: { name } }],
})

interface Team {
  readonly tablet: Tablet
  readonly store: SpaceStore
}

/** Whose roles everybody knows; what a device may save by itself is not asked: it may have been changed to lie. */
async function aTeam(roles: Map<string, readonly Role[]>, ...names: readonly string[]) {
  const tablets = await Promise.all(names.map(aTablet))
  acquaint(...tablets)
  return Promise.all(
    tablets.map(async (tablet): Promise<Team> => {
      const rolesOf = (device: string) => Promise.resolve(roles.get(device) ?? [])
      const needs = { ...tablet.needs, rolesOf }
      return { tablet, store: await openSpaceStore(needs) }
    }),
  )
}

/** Everything `from` has said so far, numbered from 1 on as the endpoint would. */
async function hand(from: SpaceStore, to: SpaceStore, first = 1) {
  const changes = await from.outbox.unsent({ limit: 500, bytes: 1_000_000 })
  const numbered = changes.map((change, i) => ({ number: first + i, receivedAt: '', change }))
  return to.receive({ logId: 'log', changes: numbered })
}

const reasonsAt = async (store: SpaceStore) => (await store.setAside()).map(({ reason }) => reason)

test('[S11] each role reads and writes its own kinds; a kind of a newer app is casework', () => {
  const kinds = ['reception', 'case', 'assessment', 'element', 'member', 'hand-over', 'constructor']
  const writes = (role: Role) => kinds.filter((kind) => mayWrite(role, kind))
  expect(writes('coordinator')).toEqual(kinds)
  expect(writes('caseworker')).toEqual(['reception', 'case', 'member', 'constructor'])
  expect(writes('assessor')).toEqual(['assessment', 'element', 'member'])
  expect(kinds.filter((kind) => mayRead('assessor', kind))).toEqual(writes('assessor'))
})

test('[S11] what its signer’s role may not write is set aside with reason and device, and goes in once it may', async () => {
  const roles = new Map<string, readonly Role[]>()
  const [eva, ana] = await aTeam(roles, 'eva', 'ana')
  if (eva === undefined || ana === undefined) throw new Error('nobody')
  roles.set(eva.tablet.device, ['assessor'])
  roles.set(ana.tablet.device, ['coordinator'])
  await ana.store.append(ANA, [introduces(ANA, 'Ana'), says('case', CASE, { unhcr: 'no' })])
  const stands = (await ana.store.record(CASE))?.groups.consent?.heads[0]?.change

  await eva.store.append(EVA, [
    introduces(EVA, 'Eva'),
    {
      ...says('case', CASE, { unhcr: 'yes' }),
      edits: [{ group: 'consent', base: [stands!], value: { unhcr: 'yes' } }],
    },
    says('element', RecordId.parse('round-0000000000.c1-1'), { state: 'yes' }),
  ])
  expect(await hand(eva.store, ana.store)).toMatchObject({ value: { applied: 2, setAside: 1 } })
  expect((await ana.store.record(CASE))?.groups.consent?.heads[0]?.value).toEqual({ unhcr: 'no' })
  const [aside] = await readAside(ana.store)
  expect(aside).toMatchObject({
    reason: 'beyond-role',
    oversteps: true,
    says: { kind: 'case', device: { id: eva.tablet.device, people: [EVA] } },
  })

  // Whoever was offline when the role was given ends with the same: any role ever held counts.
  roles.set(eva.tablet.device, ['assessor', 'caseworker'])
  expect(await ana.store.retrySetAside()).toMatchObject({ value: { applied: 1, setAside: 0 } })
  const [late] = await aTeam(roles, 'late')
  if (late === undefined) throw new Error('nobody')
  acquaint(late.tablet, eva.tablet, ana.tablet)
  await hand(ana.store, late.store)
  await hand(eva.store, late.store, 11)
  expect(await reasonsAt(late.store)).toEqual([])
  const said = async (store: SpaceStore) => (await store.record(CASE))?.groups.consent
  expect(await said(late.store)).toEqual(await said(ana.store))
})

test('[S11] a device does not save what the others would set aside', async () => {
  const { needs } = await aTablet('eva')
  const store = await openSpaceStore({ ...needs, role: () => 'assessor' })
  const refused = { ok: false, problem: { kind: 'not-your-role' } }
  expect(await store.append(EVA, [says('case', CASE, {})])).toEqual(refused)
  expect(await store.append(EVA, [says('hand-over', CASE, {})])).toEqual(refused)
  expect((await store.progress()).seq).toBe(0)
  expect(await store.append(EVA, [says('element', CASE, {})])).toMatchObject({ ok: true })
})

test('[S12] a record stays of its kind, and another kind in the change is no way around the role', async () => {
  const roles = new Map<string, readonly Role[]>()
  const [eva, ana] = await aTeam(roles, 'eva', 'ana')
  if (eva === undefined || ana === undefined) throw new Error('nobody')
  roles.set(eva.tablet.device, ['assessor'])
  await ana.store.append(ANA, [says('case', CASE, { unhcr: 'no' })])
  await eva.store.append(EVA, [says('element', CASE, { unhcr: 'yes' })])
  await hand(eva.store, ana.store)
  expect(await reasonsAt(ana.store)).toEqual(['other-kind'])
  expect((await ana.store.record(CASE))?.groups.consent?.heads).toHaveLength(1)
  expect(await ana.store.append(ANA, [says('reception', CASE, {})])).toMatchObject({ ok: false })
})

test('[S12] nobody but who coordinates rewrites a person of another device, or speaks for them', async () => {
  const roles = new Map<string, readonly Role[]>()
  const [eva, ana, lea] = await aTeam(roles, 'eva', 'ana', 'lea')
  if (eva === undefined || ana === undefined || lea === undefined) throw new Error('nobody')
  for (const { tablet } of [eva, ana]) roles.set(tablet.device, ['caseworker'])
  roles.set(lea.tablet.device, ['caseworker', 'coordinator'])
  await ana.store.append(ANA, [introduces(ANA, 'Ana')])
  await hand(ana.store, eva.store)
  await eva.store.append(EVA, [introduces(EVA, 'Eva')])
  await eva.store.append(ANA, [says('case', CASE, { unhcr: 'yes' })])
  await eva.store.append(EVA, [introduces(ANA, 'Impostora'), introduces(EVA, 'Eva B.')])
  expect(await hand(eva.store, ana.store)).toMatchObject({ value: { applied: 2, setAside: 2 } })
  expect(await reasonsAt(ana.store)).toEqual(['not-their-member', 'not-their-member'])
  const named = async (member: MemberId) =>
    (await ana.store.record(RecordId.parse(member)))?.groups.profile?.heads.map(
      ({ value }) => value,
    )
  expect(await named(ANA)).toEqual([{ name: 'Ana' }])

  await lea.store.append(EVA, [introduces(ANA, 'Ana María')])
  expect(await hand(lea.store, ana.store, 11)).toMatchObject({ value: { applied: 1, setAside: 0 } })
  expect(await named(ANA)).toContainEqual({ name: 'Ana María' })
})

test('[S13] what a device may not say is not said again for it; anything else is said by who does it', async () => {
  const roles = new Map<string, readonly Role[]>()
  const [eva, ana] = await aTeam(roles, 'eva', 'ana')
  if (eva === undefined || ana === undefined) throw new Error('nobody')
  await eva.store.append(EVA, [says('case', CASE, { unhcr: 'yes' })])
  await hand(eva.store, ana.store)
  const [overstep] = await ana.store.setAside()
  expect(overstep?.reason).toBe('beyond-role')
  expect(await ana.store.sayAgain(overstep!.id, ANA)).toEqual({
    ok: false,
    problem: { kind: 'not-your-role' },
  })

  await ana.tablet.database.aside.put({ ...overstep!, reason: 'counter-too-far' })
  expect(await ana.store.sayAgain(overstep!.id, ANA)).toMatchObject({ ok: true })
  expect((await ana.store.record(CASE))?.groups.consent?.heads[0]?.member).toBe(ANA)
})
