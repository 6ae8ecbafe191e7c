import { describe, expect, test } from 'vitest'
import type { OpenDevice } from '../../src/app/device.ts'
import { factsOfDraft } from '../../src/app/draft-facts.ts'
import { createInterviews } from '../../src/features/interview/interviews.ts'
import type { Answers } from '../../src/model/answers.ts'
import { editsBetween } from '../../src/model/edit.ts'
import type { MemberId } from '../../src/model/id.ts'
import { ok } from '../../src/model/result.ts'
import { questionSet } from '../../src/question-sets/catalogue.ts'
import type { Draft } from '../../src/store/drafts.ts'
import { aNewDevice } from '../kit/device.ts'

async function begun(
  { device }: Pick<OpenDevice, 'device'>,
  set: string,
  answers: Answers = {},
): Promise<Draft> {
  const draft = await device.interviews.begin({ set, answers })
  if (!draft.ok) throw new Error(draft.problem.kind)
  return draft.value
}

async function listed({ device }: Pick<OpenDevice, 'device'>) {
  const drafts = await device.interviews.drafts()
  if (!drafts.ok) throw new Error(drafts.problem.kind)
  return drafts.value
}

const ROUND = { municipality: 'Río Claro', country: 'COL', started: '2026-03-09' }

describe('[Z2] an interview in which nothing was answered', () => {
  test('leaves no draft, though the day was known and one went on in it; it is open all the same', async () => {
    const tablet = await aNewDevice()
    const draft = await begun(tablet, 'reception', { date: '2026-03-09' })
    await tablet.device.interviews.keep({ ...draft, at: 'reasons' })
    expect(await listed(tablet)).toEqual([])
    const resumed = await tablet.device.interviews.resume(draft.id)
    expect(resumed).toMatchObject({ ok: true, value: { at: 'reasons' } })
  })

  test('about a record begins anew with what the record says by then', async () => {
    const { device, desk } = await aNewDevice()
    const first = await device.interviews.begin({ set: 'assessment', answers: ROUND })
    if (!first.ok) throw new Error(first.problem.kind)
    await device.interviews.keep({ ...first.value, answers: { ...ROUND, round: '2026' } })
    const saved = await device.interviews.save(first.value.id)
    if (!saved.ok) throw new Error(saved.problem.kind)
    const about = { set: 'assessment', record: saved.value }
    await device.interviews.begin(about)

    const { store, member } = desk()!
    const record = await store.record(saved.value)
    const edits = editsBetween(questionSet('assessment')!, record, { ...ROUND, round: '2027' })
    await store.append(member, [{ record: saved.value, kind: 'assessment', edits }])
    const again = await device.interviews.begin(about)
    expect(again).toMatchObject({ ok: true, value: { answers: { round: '2027' } } })
  })

  test('is a draft with its first answer', async () => {
    const tablet = await aNewDevice()
    const draft = await begun(tablet, 'reception', { date: '2026-03-09' })
    await tablet.device.interviews.keep({
      ...draft,
      answers: { ...draft.answers, people: { 'f.0-4': 1 } },
    })
    expect((await listed(tablet)).map(({ id }) => id)).toEqual([draft.id])
  })
})

describe('[Z3] a draft is discarded', () => {
  const answered = { people: { 'f.0-4': 1 } }

  test('by whose it is and by a coordinator, and by nobody else', async () => {
    const tablet = await aNewDevice()
    const draft = await begun(tablet, 'reception')
    await tablet.device.interviews.keep({ ...draft, answers: answered })
    const as = (member: string, role: 'coordinator' | 'caseworker') =>
      createInterviews({
        desk: () => ok({ ...tablet.desk()!, member: member as MemberId, role }),
        questionSet,
        newId: () => 'another-draft-00',
        now: () => '2026-03-09T15:00:00.000Z',
        today: () => '2026-03-09',
        hold: () => Promise.resolve(true),
        letGo: () => undefined,
      })
    const stranger = as('somebody-else-00', 'caseworker')
    expect(await stranger.discard(draft.id)).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect(await stranger.drafts()).toMatchObject({ value: [{ mayDiscard: false }] })
    expect(await listed(tablet)).toHaveLength(1)
    expect(await as('somebody-else-00', 'coordinator').discard(draft.id)).toMatchObject({
      ok: true,
    })
    expect(await listed(tablet)).toEqual([])

    await tablet.device.interviews.keep({ ...draft, id: 'brought-back-000', answers: answered })
    expect(await as(draft.member, 'caseworker').discard('brought-back-000')).toMatchObject({
      ok: true,
    })
    expect(await listed(tablet)).toEqual([])
  })

  test('a list says what is in it, and a name only where keeping it is permitted', () => {
    const t = (key: string, values?: object) => `${key} ${JSON.stringify(values)}`
    const draft = {
      id: 'd',
      record: 'abcde-record',
      set: { id: 'case', version: '0.1.0' },
      answers: { 'people/ana/_order': 1, 'people/ana/given-names': 'Dayerlin' },
    } as unknown as Draft
    expect(factsOfDraft({ t }, draft).join()).not.toContain('Dayerlin')
    const permitted = { ...draft, answers: { ...draft.answers, 'consent-keep': 'yes' } }
    expect(factsOfDraft({ t }, permitted)).toEqual(['Dayerlin', 'interview:total {"count":1}'])
  })
})

describe('[Z4] what was taken away before the first save', () => {
  const set = questionSet('case')!
  const rows = {
    'people/ana/_order': 1,
    'people/ana/given-names': 'Prueba',
    'people/ana/_removed': true,
    'people/bia/_order': 2,
    'people/bia/given-names': 'Bia',
  }

  test('is in no edit; what stayed is', () => {
    const said = JSON.stringify(editsBetween(set, undefined, rows))
    expect(said).not.toMatch(/Prueba|ana/)
    expect(said).toContain('Bia')
  })
})
