import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Device, OpenDevice } from '../../src/app/device.ts'
import { isOpenTo, placesFor } from '../../src/app/places.ts'
import { MemberId, RecordId } from '../../src/model/id.ts'
import type { Draft } from '../../src/store/drafts.ts'
import { seenBy } from '../../src/store/seen-by.ts'
import { openSpaceStore } from '../../src/store/space-store.ts'
import { startEndpoint, type RunningEndpoint } from '../kit/running-endpoint.ts'
import { aTablet } from '../kit/space.ts'
import { aFounder, joins, sync, worked } from './kit/team.ts'

let endpoint: RunningEndpoint
beforeAll(async () => {
  endpoint = await startEndpoint()
})
afterAll(() => endpoint.close())

const CASE = RecordId.parse('record-of-marisela')
const RECEPTION = RecordId.parse('record-of-visit-00')
const ROUND = RecordId.parse('round-of-the-town-0')
const ELEMENT = RecordId.parse(`${ROUND}.c1-1`)
/** What only case work may see, and what the assessment shows. */
const PLANTED = ['Marisela', 'Secreto', 'Murcielagoazul']
const OPEN = 'Río Claro 2026'

async function work({ desk }: OpenDevice): Promise<void> {
  const at = desk()
  if (at === undefined) throw new Error('nobody is here')
  const edit = (group: string, value: Record<string, string | number>) => ({
    group,
    base: [],
    value,
  })
  worked(
    await at.store.append(at.member, [
      {
        record: CASE,
        kind: 'case',
        edits: [
          edit('people/p/_row', { _order: 1 }),
          edit('people/p/identity', { 'given-names': 'Marisela', 'family-names': 'Secreto' }),
          edit('follow-up', { 'next-appointment': '2026-03-10', agreed: 'Murcielagoazul' }),
        ],
      },
      {
        record: RECEPTION,
        kind: 'reception',
        edits: [edit('visit', { date: '2026-03-09', place: 'Murcielagoazul' })],
      },
      { record: ROUND, kind: 'assessment', edits: [edit('round', { round: OPEN })] },
      { record: ELEMENT, kind: 'element', edits: [edit('situation', { state: 'rated' })] },
    ]),
  )
}

/** Every function that a screen can call, by name. */
function methodsOf(
  device: Device,
): readonly (readonly [string, (...args: unknown[]) => unknown])[] {
  return Object.entries(device as unknown as Record<string, unknown>).flatMap(([part, value]) =>
    typeof value === 'function'
      ? [[part, value as () => unknown] as const]
      : Object.entries(value as Record<string, () => unknown>).map(
          ([name, act]) => [`${part}.${name}`, act] as const,
        ),
  )
}

/** These end the visit, take a function, or make keys; what they give is nothing of a record. */
const LEFT_OUT =
  /^(unlock\.|devices\.(create|join|askToJoin|connect)$|keeping\.(removeSpace|restore)$|watch$)/

const KINDS = ['case', 'reception', 'assessment', 'element', 'member', 'hand-over']
const FIRST: readonly unknown[] = [
  undefined,
  CASE,
  RECEPTION,
  ELEMENT,
  '2026-12-31',
  '2026-03-09',
  ['case-file', 'assessment'],
  { kinds: KINDS, text: '', limit: 99 },
  { kinds: KINDS, text: 'Marisela', limit: 99 },
  { kinds: KINDS, text: 'Murcielagoazul', limit: 99 },
  { set: 'case', record: CASE },
  { set: 'element', record: CASE, subject: 'c1-1' },
  { set: 'reception' },
  { set: 'case' },
  { profiles: ['case-file'], language: 'es', purpose: 'x' },
  { about: 'records', space: '', ids: [CASE] },
]

/** A part has its functions once one of them was called. */
async function bringAllParts(device: Device): Promise<void> {
  await device.interviews.drafts()
  await device.records.conflicted()
  await device.deletions.all()
  await device.promises.standing()
  await device.assessments.rounds()
  await device.weeks.week('2026-03-09')
  await device.sending.state()
  await device.handOvers.past()
  await device.keeping.state()
  const parts = methodsOf(device).map(([name]) => name.split('.')[0])
  expect(new Set(parts).size).toBe(Object.keys(device).length)
}

/** All that every method of the device gives, or throws, as one text each. */
async function* everythingOf(device: Device): AsyncGenerator<readonly [string, string]> {
  await bringAllParts(device)
  for (const [name, act] of methodsOf(device)) {
    if (LEFT_OUT.test(name)) continue
    for (const first of name === 'keeping.backup' ? ['unsent', 'everything'] : FIRST) {
      const given = await Promise.resolve()
        .then(() => act(first, 'es', {}))
        .catch(String)
      yield [`${name}(${JSON.stringify(first)})`, textOf(given)]
    }
  }
}

function textOf(given: unknown): string {
  const plain = (_: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value
  return JSON.stringify([given], plain)
}

test('[U6] whatever is asked of it, a device for the self-assessment gives nothing of a case or a reception', async () => {
  const founder = await aFounder(endpoint)
  const assessor = await joins(founder, { name: 'Eva', role: 'assessor' })
  await work(founder)
  await sync(founder, assessor)

  const told: string[] = []
  for await (const [asked, given] of everythingOf(assessor.device)) {
    told.push(given)
    for (const word of PLANTED) expect([asked, given.includes(word)]).toEqual([asked, false])
  }
  // It was there to be asked, and what is its own is given.
  expect(told.join()).toContain(OPEN)
  const begun = await assessor.device.interviews.begin({ set: 'case' })
  expect(begun).toEqual({ ok: false, problem: { kind: 'not-your-role' } })

  // The same questions find what was planted where casework is done.
  const caseworker = await joins(founder, { name: 'Beto', role: 'caseworker' })
  await sync(founder, caseworker)
  const found: string[] = []
  for await (const [, given] of everythingOf(caseworker.device)) found.push(given)
  for (const word of PLANTED) expect(found.join()).toContain(word)
})

test('[U6] a draft of a case, kept before the role was another, is neither shown nor lost', async () => {
  const { needs } = await aTablet('was-a-caseworker')
  const store = await openSpaceStore(needs)
  const draft: Draft = {
    ...{ id: 'draft-1', record: CASE, set: { id: 'case', version: '0.1.0' }, at: '', version: 0 },
    ...{ member: MemberId.parse('member-eva-000000'), startedAt: '', touchedAt: '' },
    answers: { 'people/p/given-names': 'Marisela' },
  }
  worked(await store.drafts.keep(draft))
  const seen = seenBy(store, { role: 'assessor', kindOfSet: (set) => set })
  expect(await seen.drafts.all()).toEqual([])
  expect(await seen.drafts.keep(draft)).toMatchObject({ problem: { kind: 'not-your-role' } })
  expect(await seen.drafts.drop('draft-1')).toMatchObject({ problem: { kind: 'not-your-role' } })
  expect(await store.drafts.all()).toHaveLength(1)
})

test('[U6] the places of a role are those whose records it may read, and so is every address under them', () => {
  const bar = (role: 'assessor' | 'caseworker' | 'coordinator') =>
    placesFor({ role }).map(({ href }) => href)
  expect(bar('assessor')).toEqual(['/', '/assessment', '/more'])
  expect(bar('caseworker')).toEqual(['/', '/records', '/more'])
  expect(bar('coordinator')).toEqual(['/', '/records', '/assessment', '/hand-over', '/more'])
  for (const address of ['/records', `/records/${CASE}`, '/records#search', '/week', '/hand-over'])
    expect([address, isOpenTo('assessor', address)]).toEqual([address, false])
  for (const address of ['/', '/conflicts', `/assessment/${ROUND}/result`, '/constructor', '/more'])
    expect([address, isOpenTo('assessor', address)]).toEqual([address, true])
})
