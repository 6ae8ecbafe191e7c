// What becomes of what somebody said before they said no, and of what was kept before they took it back.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDevice, type OpenDevice } from '../../src/app/device.ts'
import { allowedIn } from '../../src/features/interview/permitted.ts'
import { createSummariser } from '../../src/features/records/summarise.ts'
import type { Answers } from '../../src/model/answers.ts'
import { editsBetween } from '../../src/model/edit.ts'
import type { Json } from '../../src/model/json.ts'
import type { RecordId } from '../../src/model/id.ts'
import type { RecordState, Version } from '../../src/model/record.ts'
import type { Result } from '../../src/model/result.ts'
import { questionSet, setForKind } from '../../src/question-sets/catalogue.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { Draft } from '../../src/store/drafts.ts'
import { aDisk, filesOn } from '../kit/journal.ts'
import { aNewDevice, deviceNeeds, PASSPHRASE } from '../kit/device.ts'

const NAME = 'Yorgelis Planted'
const FAMILY: Answers = {
  'consent-language': 'spa',
  'consent-interpreter': true,
  'consent-keep': 'yes',
  'consent-contact': 'yes',
  'consent-unhcr': 'yes',
  phone: '+57 300 555 0199',
  'people/p/_order': 1,
  'people/p/given-names': NAME,
  'people/p/document-type': 'passport',
  'people/p/document-number': 'PLANTED-77',
  'people/p/share-unhcr': 'yes',
  urgency: 'emergency',
  agreed: 'Volver el lunes, dice Planted.',
  'next-appointment': '2026-03-10',
}

/** A draft as somebody left it: everything typed, then the permission answered with `said`. */
async function typed({ device }: OpenDevice, said: string, record?: RecordId): Promise<Draft> {
  const begun = value(
    await device.interviews.begin({ set: 'case', ...(record === undefined ? {} : { record }) }),
  )
  const answers = { ...FAMILY, 'consent-keep': said }
  return value(await device.interviews.keep({ ...begun, answers }))
}

async function saved(opened: OpenDevice): Promise<RecordId> {
  return value(await opened.device.interviews.save((await typed(opened, 'yes')).id))
}

/** Everything that the app gives of what it holds, in one text. */
async function everything({ device, desk }: OpenDevice): Promise<string> {
  const { store } = desk()!
  const summaries = store.summaries()
  const ids = summaries.map(({ id }) => id)
  const found = await store.find('planted', 50)
  const histories = await Promise.all(ids.map((id) => device.records.history(id)))
  const views = await Promise.all(ids.map((id) => device.records.open(id)))
  const drafts = await device.interviews.drafts()
  const records = await store.records(ids)
  return JSON.stringify({ summaries, found, histories, views, drafts, records })
}

describe.each(['no', 'not-asked', 'withdrawn', 'tomorrow'])('somebody answers "%s"', (said) => {
  test('[M2] and nothing is begun, though a save is asked for', async () => {
    const opened = await aNewDevice()
    const draft = await typed(opened, said)
    const before = opened.desk()!.store.summaries().length
    expect(await opened.device.interviews.save(draft.id)).toEqual({
      ok: false,
      problem: { kind: 'not-permitted' },
    })
    expect(opened.desk()!.store.summaries()).toHaveLength(before)
  })

  test('[M3] and nothing that was typed is anywhere, nor comes back', async () => {
    const disk = aDisk()
    const needs = { ...deviceNeeds(), journalFiles: filesOn(disk) }
    const opened = await aNewDevice(needs)
    const draft = await typed(opened, said)
    expect(await everything(opened)).toContain('Planted')
    value(await opened.device.interviews.forget(draft.id))

    expect(await everything(opened)).not.toMatch(/planted|0199/i)
    expect(await opened.device.interviews.resume(draft.id)).toMatchObject({ ok: false })
    expect(await opened.device.interviews.save(draft.id)).toMatchObject({ ok: false })

    // The database is lost; the second copy knows what was dropped.
    disk.crash()
    const engine = { indexedDB: new IDBFactory(), IDBKeyRange }
    const again = openDevice({ ...needs, openDatabase: () => openDatabase('amparo', engine) })
    await again.device.state()
    const [member] = await again.device.unlock.members()
    value(await again.device.unlock.open(member!.id, PASSPHRASE))
    await again.desk()!.store.recovered()
    expect(await everything(again)).not.toMatch(/planted|0199/i)
    expect(await again.device.interviews.resume(draft.id)).toMatchObject({ ok: false })
  })

  test('[M3] and an undone discard brings back only what was said about it', async () => {
    const draft = await typed(await aNewDevice(), said)
    const back = allowedIn(questionSet('case'), draft)
    expect(back.answers).toMatchObject({ 'consent-keep': said, 'consent-language': 'spa' })
    expect(JSON.stringify(back)).not.toMatch(/planted|0199/i)
  })

  test('[M4] and a reception may begin in its place, with only what is about nobody', async () => {
    const opened = await aNewDevice()
    const draft = await typed(opened, said)
    expect(value(await opened.device.interviews.forget(draft.id))).toEqual({
      set: 'reception',
      answers: { languages: ['spa'], interpreter: true },
    })
  })

  test('[M5] and a record that is there takes that, and nothing else', async () => {
    const opened = await aNewDevice()
    const id = await saved(opened)
    const begun = value(await opened.device.interviews.begin({ set: 'case', record: id }))
    const answers = { ...begun.answers, 'consent-keep': said, agreed: 'Planted later' }
    await opened.device.interviews.keep({ ...begun, answers })
    value(await opened.device.interviews.save(begun.id))

    const record = await opened.desk()!.store.record(id)
    expect(record?.groups.consent?.heads[0]?.value).toMatchObject({
      'consent-keep': said,
      'consent-contact': said,
      'consent-unhcr': said,
    })
    expect(record?.groups.plan?.past).toEqual([])
    expect(JSON.stringify(record)).not.toContain('Planted later')
    expect(value(await opened.device.interviews.drafts())).toEqual([])
  })
})

test('[M6] a permission that was taken back meanwhile stops a save, and the draft stays', async () => {
  const opened = await aNewDevice()
  const id = await saved(opened)
  const begun = value(await opened.device.interviews.begin({ set: 'case', record: id }))
  const answers = { ...begun.answers, agreed: 'Planted later' }
  await opened.device.interviews.keep({ ...begun, answers })
  value(await opened.device.records.withdraw(id))

  expect(await opened.device.interviews.save(begun.id)).toEqual({
    ok: false,
    problem: { kind: 'not-permitted' },
  })
  expect(value(await opened.device.interviews.drafts()).map((draft) => draft.id)).toEqual([
    begun.id,
  ])
})

describe('[M7] one call takes the permission back', () => {
  test('with all that hang on it, and one more makes good a slip', async () => {
    const opened = await aNewDevice()
    const { records } = opened.device
    const id = await saved(opened)
    const before = (await opened.desk()!.store.record(id))?.groups.consent?.heads[0]?.value
    const withdrawal = value(await records.withdraw(id))
    expect(value(await records.open(id)).answers).toMatchObject({
      'consent-keep': 'withdrawn',
      'consent-contact': 'withdrawn',
      'consent-unhcr': 'withdrawn',
    })
    expect(await listed(opened, 'planted')).toEqual([])
    expect(value(await records.due('2026-04-01'))).toEqual([])

    value(await records.giveBack(id, withdrawal))
    expect((await opened.desk()!.store.record(id))?.groups.consent?.heads[0]?.value).toEqual(before)
    expect(await listed(opened, 'planted')).toEqual([id])
    expect(value(await records.due('2026-04-01')).map((one) => one.id)).toEqual([id])
  })

  test('but not once somebody else has said something about it', async () => {
    const opened = await aNewDevice()
    const { records } = opened.device
    const id = await saved(opened)
    const withdrawal = value(await records.withdraw(id))
    value(await records.withdraw(id))
    expect(await records.giveBack(id, withdrawal)).toEqual({
      ok: false,
      problem: { kind: 'changed-meanwhile' },
    })
  })
})

describe('[M9] what was kept before', () => {
  test('is not on the page, nor in its history, and is opened on purpose', async () => {
    const opened = await aNewDevice()
    const { records } = opened.device
    const id = await saved(opened)
    value(await records.withdraw(id))
    const seen = [await records.open(id), await records.history(id)]
    expect(JSON.stringify(seen)).not.toMatch(/planted|0199/i)
    expect(value(await records.open(id))).toMatchObject({ withheld: true })

    const earlier = value(await records.earlier(id))
    expect(earlier.answers).toMatchObject({ 'people/p/given-names': NAME, 'consent-keep': 'yes' })
    expect(JSON.stringify(earlier.history)).toContain('Planted')
  })

  test('is for who coordinates alone', async () => {
    const opened = await aNewDevice()
    const id = await saved(opened)
    const { createRecords } = await import('../../src/features/records/records.ts')
    const desk = () => ({
      ok: true as const,
      value: { ...opened.desk()!, role: 'caseworker' as const },
    })
    const theirs = createRecords({ desk, setForKind, now: () => '2026-03-09T15:00:00.000Z' })
    expect(await theirs.earlier(id)).toEqual({ ok: false, problem: { kind: 'not-allowed' } })
  })

  test('is nothing to decide about', async () => {
    const opened = await aNewDevice()
    const id = await saved(opened)
    value(await opened.device.records.withdraw(id))
    expect(await opened.device.records.resolve(id, 'plan', {})).toEqual({
      ok: false,
      problem: { kind: 'not-permitted' },
    })
  })
})

describe('[M8] a summary without a yes of every version', () => {
  const said = fc.constantFrom<Json | undefined>(
    'yes',
    'no',
    'not-asked',
    'withdrawn',
    'tomorrow',
    '',
    null,
    true,
    ['yes'],
    { refused: 'declined' },
    { refused: 'unknown' },
    undefined,
  )
  const anyRecord = fc.record({
    /** The versions that stand of the group with the permission; an empty one is silent. */
    versions: fc.array(said, { maxLength: 3 }),
    /** An older set may have kept the question in another group. */
    elsewhere: fc.option(said, { nil: undefined }),
    hasGroup: fc.boolean(),
  })

  test('holds nobody: no name, document, phone or appointment', () => {
    const { summarise } = createSummariser(setForKind)
    const counts = { named: 0, unnamed: 0 }
    fc.assert(
      fc.property(anyRecord, ({ versions, elsewhere, hasGroup }) => {
        const record = recordSaying(hasGroup ? versions : [], elsewhere)
        const told = [
          ...(hasGroup ? versions : []),
          ...(elsewhere === undefined ? [] : [elsewhere]),
        ]
        const text = JSON.stringify(summarise(record))
        const named = /planted|0199|2026-03-10/i.test(text)
        counts[named ? 'named' : 'unnamed'] += 1
        expect(named).toBe(told.length > 0 && told.every((one) => one === 'yes'))
      }),
      { numRuns: 500, examples: [[{ versions: ['yes'], elsewhere: undefined, hasGroup: true }]] },
    )
    expect(Math.min(counts.named, counts.unnamed)).toBeGreaterThan(0)
  })

  test('has a code to be found by, and still says what protects', () => {
    const { summarise } = createSummariser(setForKind)
    const { words, facts } = summarise(recordSaying(['yes', 'withdrawn'], undefined))
    expect(words).toBe('RECOR')
    expect(facts).toMatchObject({ code: 'RECOR', people: 1, keeping: 'withdrawn' })
    expect(facts.marks).toEqual(['withdrawn', 'emergency'])
    expect(Object.keys(facts).sort()).toEqual(
      ['code', 'keeping', 'marks', 'people', 'since', 'unattended'].sort(),
    )
  })
})

function recordSaying(
  versions: readonly (Json | undefined)[],
  elsewhere: Json | undefined,
): RecordState {
  const set = setForKind('case')!
  const { 'consent-keep': _, ...others } = FAMILY
  const groups = Object.fromEntries(
    editsBetween(set, undefined, others).map(({ group, value: given }) => [group, [given]]),
  )
  const consent = groups.consent?.[0] as Record<string, Json>
  const all = {
    ...groups,
    consent: versions.map((said) => ({
      ...consent,
      ...(said === undefined ? {} : { 'consent-keep': said }),
    })),
    ...(elsewhere === undefined ? {} : { permissions: [{ 'consent-keep': elsewhere }] }),
  }
  return {
    id: 'record-0000000000' as RecordId,
    kind: 'case',
    folded: 1,
    groups: Object.fromEntries(
      Object.entries(all).map(([group, values]) => [
        group,
        { heads: values.map((one, i) => aVersion(one, i)), past: [], awaited: [] },
      ]),
    ),
  }
}

function aVersion(said: Json, i: number): Version {
  return {
    change: `device-000000000${String(i)}.1`,
    device: `device-000000000${String(i)}`,
    base: [],
    value: said,
    lamport: 9 - i,
    at: '2026-03-01T10:00:00.000Z',
    member: 'member-0000000000',
  } as unknown as Version
}

async function listed({ device }: OpenDevice, text: string): Promise<readonly RecordId[]> {
  const list = value(await device.records.list({ kinds: ['case'], text, limit: 9 }))
  return list.summaries.map(({ id }) => id)
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.kind)
  return result.value
}
