// What the municipality promises: written and confirmed by who coordinates, and said only then.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { OpenDevice } from '../../src/app/device.ts'
import { createInterviews } from '../../src/features/interview/interviews.ts'
import { noteText } from '../../src/features/interview/promised.ts'
import { offeredIn } from '../../src/features/interview/offered.ts'
import { PROMISES } from '../../src/features/promises/promises.ts'
import { startInterview } from '../../src/forms/interview.ts'
import { questionsIn, viewInterview, type QuestionView } from '../../src/forms/view.ts'
import type { Answers } from '../../src/model/answers.ts'
import { CodeList } from '../../src/model/question-set.ts'
import type { Result } from '../../src/model/result.ts'
import { questionSet } from '../../src/question-sets/catalogue.ts'
import { aNewDevice } from '../kit/device.ts'

const SAID: Answers = {
  'no-migration-control': true,
  'months-kept': 24,
  law: 'Ley 8968.',
  confirmed: true,
}

describe('[M13] what only the municipality can promise', () => {
  test('is none until it is confirmed, and then in its own words', async () => {
    const opened = await aNewDevice()
    expect(await standing(opened)).toEqual({ state: 'none', answers: {} })
    await write(opened, { ...SAID, confirmed: false })
    expect((await standing(opened)).state).toBe('none')
    await write(opened, SAID)
    const { state, answers } = await standing(opened)
    expect(state).toBe('confirmed')
    const promised = { confirmed: true, answers }

    expect(noteText(note('script-border'), 'No se usa.', promised)).toBe('No se usa.')
    expect(noteText(note('script-months'), '{{promise}} meses.', promised)).toBe('24 meses.')
    expect(noteText(note('script-law'), 'Ley: {{promise}}.', promised)).toBe('Ley: Ley 8968.')
    // Nobody said where to ask.
    expect(noteText(note('script-where'), 'En {{promise}}.', promised)).toBeUndefined()
  })

  test('is left out of the script while nobody has confirmed it; the rest stays', () => {
    for (const promised of [undefined, { confirmed: false, answers: SAID }]) {
      expect(noteText(note('script-border'), 'No se usa.', promised)).toBeUndefined()
      expect(noteText(note('script-law'), 'Ley: {{promise}}.', promised)).toBeUndefined()
      expect(noteText(note('script-who'), 'Somos.', promised)).toBe('Somos.')
    }
    const denied = { confirmed: true, answers: { 'no-migration-control': false } }
    expect(noteText(note('script-border'), 'No se usa.', denied)).toBeUndefined()
  })

  test.each(['es', 'pt', 'en'])(
    'what is always read promises nothing that Amparo does not do (%s)',
    (language) => {
      const { questions } = JSON.parse(
        readFileSync(`locales/${language}/questions/case.json`, 'utf8'),
      ) as { questions: Record<string, { text: string }> }
      const always = viewOf({}).filter(
        ({ question }) => question.type === 'note' && question.promise === undefined,
      )
      expect(always.length).toBeGreaterThan(2)
      for (const { question } of always) {
        const { text = '' } = questions[question.id] ?? {}
        expect(text).not.toMatch(/\d|migra|imigra|solo el personal|only the staff|só vê/i)
        expect(text).not.toContain('{{')
      }
    },
  )
})

describe('[M14] promises', () => {
  test('are saved by who coordinates alone', async () => {
    const opened = await aNewDevice()
    const theirs = createInterviews({
      desk: () => ({ ok: true, value: { ...opened.desk()!, role: 'caseworker' } }),
      questionSet,
      newId: () => 'draft-0000000000',
      now: () => '2026-03-09T15:00:00.000Z',
      today: () => '2026-03-09',
      hold: () => Promise.resolve(true),
      letGo: () => undefined,
    })
    const refused = { ok: false, problem: { kind: 'not-allowed' } }
    expect(await theirs.begin({ ...PROMISES })).toEqual(refused)
    // A draft that a coordinator left open is not theirs to save either.
    const begun = value(await opened.device.interviews.begin({ ...PROMISES }))
    await opened.device.interviews.keep({ ...begun, answers: SAID })
    expect(await theirs.save(begun.id)).toEqual(refused)
    expect((await standing(opened)).state).toBe('none')
  })

  test('that differ are said by nobody', async () => {
    const opened = await aNewDevice()
    const { store, member } = opened.desk()!
    const one = { group: 'promises', base: [], value: { ...SAID } }
    const other = { ...one, value: { ...SAID, 'months-kept': 6 } }
    for (const edit of [one, other]) {
      await store.append(member, [{ record: PROMISES.record, kind: 'promises', edits: [edit] }])
    }
    expect((await standing(opened)).state).toBe('differ')
  })
})

describe('[M10] codes on offer', () => {
  const answers: Answers = {
    'consent-keep': 'yes',
    'people/p/_order': 1,
    'people/p/needs-flagged': ['ER', 'PG'],
  }
  const codes = (path: string, given: Answers, isNew: boolean) => {
    const view = viewOf(given).find((one) => one.path === path)
    if (view === undefined) throw new Error(`${path} is not there`)
    const raw: unknown = JSON.parse(
      readFileSync(`src/question-sets/lists/${view.question.list ?? ''}.json`, 'utf8'),
    )
    const interview = startInterview({
      set: questionSet('case')!,
      today: '2026-03-09',
      answers: given,
    })
    const draft = isNew ? {} : { before: {} }
    const open = { interview, draft } as unknown as Parameters<
      typeof offeredIn
    >[1]['asking']['open']
    return offeredIn(CodeList.parse(raw), { asking: { open }, view })?.codes.map(({ code }) => code)
  }

  test('nobody takes back on a new record what was never given', () => {
    expect(codes('consent-keep', answers, true)).toEqual(['yes', 'no', 'not-asked'])
    expect(codes('consent-keep', answers, false)).toContain('withdrawn')
    expect(codes('consent-keep', { 'consent-keep': 'withdrawn' }, true)).toContain('withdrawn')
  })

  test('what is confirmed is chosen among what was flagged, and nothing chosen is lost', () => {
    expect(codes('people/p/needs-confirmed', answers, true)).toEqual(['ER', 'PG'])
    const chosen = { ...answers, 'people/p/needs-confirmed': ['WR-HR'] }
    expect(codes('people/p/needs-confirmed', chosen, true)).toContain('WR-HR')
  })
})

async function write({ device }: OpenDevice, answers: Answers): Promise<void> {
  const begun = value(await device.interviews.begin({ ...PROMISES }))
  await device.interviews.keep({ ...begun, answers })
  value(await device.interviews.save(begun.id))
}

async function standing({ device }: OpenDevice) {
  return value(await device.promises.standing())
}

function note(id: string): QuestionView {
  const view = viewOf({}).find(({ path }) => path === id)
  if (view === undefined) throw new Error(`${id} is not there`)
  return view
}

function viewOf(answers: Answers): readonly QuestionView[] {
  const interview = startInterview({ set: questionSet('case')!, today: '2026-03-09', answers })
  return viewInterview(interview).sections.flatMap(({ items }) => questionsIn(items))
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.kind)
  return result.value
}
