import { describe, expect, test } from 'vitest'
import { belongsTo } from '../../src/forms/action.ts'
import { structureFaults } from '../../src/forms/lint/structure.ts'
import type { Answers } from '../../src/model/answers.ts'
import type { RecordId } from '../../src/model/id.ts'
import { QuestionSet } from '../../src/model/question-set.ts'
import { questionSet } from '../../src/question-sets/catalogue.ts'
import { aNewDevice } from '../kit/device.ts'

const CLOSED = 'closed'

describe('[Z6] closing a case', () => {
  test('is no part of an interview, and the interview of closing has no other part', () => {
    const { sections } = questionSet('case')!
    const whole = sections.filter((section) => belongsTo(section, undefined)).map(({ id }) => id)
    const alone = sections.filter((section) => belongsTo(section, 'closing')).map(({ id }) => id)
    expect(whole).not.toContain('closing')
    expect(alone).toEqual(['closing'])
  })

  test('is done by itself, found as closed, and taken back; the history keeps it', async () => {
    const { device } = await aNewDevice()
    const save = async (record: RecordId | undefined, answers: Answers, section?: string) => {
      const draft = await device.interviews.begin({
        set: 'case',
        ...(record === undefined ? {} : { record }),
        ...(section === undefined ? {} : { section }),
      })
      if (!draft.ok) throw new Error(draft.problem.kind)
      const all = { ...draft.value.answers, ...answers }
      await device.interviews.keep({ ...draft.value, answers: all })
      const saved = await device.interviews.save(draft.value.id)
      if (!saved.ok) throw new Error(saved.problem.kind)
      return saved.value
    }
    const found = async (closed?: boolean) => {
      const list = await device.records.list({
        kinds: ['case'],
        text: '',
        limit: 9,
        ...(closed === undefined ? {} : { closed }),
      })
      return list.ok ? list.value.total : -1
    }
    const reasonOf = async (id: RecordId) => {
      const view = await device.records.open(id)
      return view.ok ? view.value.answers['closure-reason'] : CLOSED
    }
    const id = await save(undefined, {
      'consent-keep': 'yes',
      'people/ana/_order': 1,
      'people/ana/given-names': 'Ana',
    })
    expect(await found(true)).toBe(0)
    await save(id, { 'closure-reason': 'needs-met' }, 'closing')
    expect([await found(true), await reasonOf(id)]).toEqual([1, 'needs-met'])

    expect(await device.records.undo(id, 'closing')).toMatchObject({ ok: true })
    expect([await found(true), await found(), await reasonOf(id)]).toEqual([0, 1, undefined])
    const history = await device.records.history(id)
    expect(JSON.stringify(history)).toContain('needs-met')
  })

  test('must not require anything: it would stop the save of all the rest', () => {
    const set = questionSet('case')!
    const strict = QuestionSet.parse({
      ...set,
      sections: set.sections.map((section) =>
        section.id === 'closing'
          ? { ...section, items: section.items.map((item) => ({ ...item, required: true })) }
          : section,
      ),
    })
    const faults = structureFaults(strict, new Map()).map(({ path }) => path)
    expect(faults).toContain('closing.asked')
    expect(structureFaults(set, new Map()).map(({ path }) => path)).not.toContain('closing.asked')
  })
})
