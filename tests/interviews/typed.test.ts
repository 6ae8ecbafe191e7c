// @vitest-environment happy-dom
import fc from 'fast-check'
import { h, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createTexts } from '../../src/app/text.ts'
import { CONTROLS } from '../../src/features/interview/controls.tsx'
import { findingsOf, isHard } from '../../src/forms/findings.ts'
import { describeValue } from '../../src/forms/summary.ts'
import { isRepeatView, viewInterview } from '../../src/forms/view.ts'
import { rowTitle } from '../../src/features/interview/use-rows.ts'
import { createSummariser } from '../../src/features/records/summarise.ts'
import type { RecordState } from '../../src/model/record.ts'
import { household } from '../kit/question-sets.ts'
import { interviewWith } from './kit/interview.ts'
import { isUnread, type AnswerValue } from '../../src/model/answers.ts'
import type { Question } from '../../src/model/question-set.ts'
import { visibleText } from '../../src/model/visible-text.ts'
import { answerWords } from '../../src/ui/answer-words.ts'
import { TextContext, type Text } from '../../src/ui/text.ts'

const at: { text?: Text; root: HTMLElement } = { root: document.createElement('div') }

beforeAll(async () => {
  at.text = await createTexts('es')
})

afterEach(() => {
  render(null, at.root)
  at.root.remove()
})

/** Every letter, digit and sign that a person may type, and what trips readers of numbers. */
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-+ ex٣５/')), maxLength: 9 }),
)

describe('[I1] what is typed is the answer, or there is a finding; never another answer', () => {
  test('in a number', () => {
    const asked = control({ type: 'number', min: 0, max: 9_999 })
    holds((text) => {
      asked.type('input', text)
      expect(asked.field('input').value).toBe(text)
      const value = asked.value()
      if (value === undefined) expect(text.trim()).toBe('')
      else if (typeof value === 'number') expect(wholeIn(text)).toBe(String(value))
      else expect([isUnread(value), asked.stops()]).toEqual([true, true])
    })
  })

  test('in a cell of a counter', () => {
    const asked = control({ type: 'counts', max: 999 })
    holds((text) => {
      asked.type('table input', text)
      expect(asked.field('table input').value).toBe(text)
      const cell = (asked.value() as Readonly<Record<string, AnswerValue>> | undefined)?.['f.0-4']
      if (cell === undefined) expect(digitsIn(text).replace(/^0+$/, '')).toBe('')
      else if (typeof cell === 'number') expect(wholeIn(text)).toBe(String(cell))
      else expect([isUnread(cell), asked.stops()]).toEqual([true, true])
      if (cell === undefined) expect(text.replaceAll(/[\p{Nd}\s]/gu, '')).toBe('')
    })
  })

  test('in a text', () => {
    const asked = control({ type: 'text', max: 10 })
    holds((text) => {
      asked.type('input', text)
      expect(asked.value() ?? '').toBe(visibleText(text))
      expect(asked.stops()).toBe(Array.from(visibleText(text)).length > 10)
    })
  })

  test('in a telephone number', () => {
    const asked = control({ type: 'phone', max: 30 })
    holds((text) => {
      asked.type('input', text)
      expect(asked.value() ?? '').toBe(visibleText(text))
      if (/[^\P{L}extnsiómplanrEXTNSIÓMPLANRoO]/u.test(visibleText(text)))
        expect(asked.stops()).toBe(true)
    })
  })

  test('in the year of a birth', () => {
    const asked = control({ type: 'partial-date', event: 'birth' })
    asked.tap('.modes label:nth-child(3) input')
    holds((text) => {
      asked.type('input[id$=-year]', text)
      expect(asked.field('input[id$=-year]').value).toBe(text)
      const value = asked.value()
      if (value === undefined) expect(text.trim()).toBe('')
      else if (isUnread(value)) expect(asked.stops()).toBe(true)
      else expect(asked.said()).toContain(/[12]\d{3}/.exec(digitsIn(text))?.[0] ?? 'a year')
    })
  })
})

test('[I4] an age of a baby is told back in months or weeks, of a newborn never as nought years', () => {
  const asked = control({ type: 'partial-date', event: 'birth' })
  const echo = (text: string) => {
    asked.type('input[id$=-age]', text)
    return at.root.querySelector('.echo')?.textContent ?? ''
  }
  asked.tap('.modes label:nth-child(4) input')
  expect(echo('8 meses')).toBe('Tiene 8 meses; nació en febrero de 2026 o marzo de 2026')
  expect(echo('3 semanas')).toBe('Tiene 3 semanas; nació en octubre de 2026 o noviembre de 2026')
  expect(echo('0')).toBe('Tiene menos de 1 año; nació en 2025 o 2026')
  expect(echo('38')).toBe('Tiene 38 años; nació en 1987 o 1988')
  expect(echo('treinta')).toBe('')
  asked.tap('.modes label:nth-child(1) input')
  const born = (day: string) => {
    asked.type('input[id$=-day]', day)
    return at.root.querySelector('.echo')?.textContent ?? ''
  }
  expect(born('20/11/2026')).toBe('Nació el 20 de noviembre de 2026 (menos de 1 mes)')
  expect(born('20/03/2026')).toBe('Nació el 20 de marzo de 2026 (8 meses)')
  expect(born('20/03/2024')).toBe('Nació el 20 de marzo de 2024 (2 años)')
})

test('[I3] what a date might mean is taken with one tap', () => {
  const asked = control({ type: 'partial-date', event: 'birth' }, 'La fecha no se pudo leer.')
  asked.type('input[id$=-day]', '03/25/1987')
  expect(isUnread(asked.value())).toBe(true)
  asked.tap('.offers button')
  expect(asked.value()).toEqual({ date: '1987-03-25' })
  expect(asked.field('input[id$=-day]').value).toBe('25')
})

test('[I10] names, documents and telephones are open to no correction by the keyboard', () => {
  for (const [question, attributes] of [
    [
      { type: 'text', as: 'name' },
      { autocapitalize: 'words', autocorrect: 'off' },
    ],
    [
      { type: 'text', as: 'document' },
      { autocapitalize: 'characters', autocorrect: 'off' },
    ],
    [{ type: 'phone' }, { inputmode: 'tel', autocorrect: 'off' }],
    [{ type: 'number' }, { inputmode: 'numeric' }],
    [{ type: 'text' }, {}],
    [{ type: 'long-text' }, {}],
  ] as const) {
    const asked = control(question)
    const field = asked.field('input, textarea')
    for (const [name, value] of Object.entries(attributes)) {
      expect(field.getAttribute(name), `${question.type} ${name}`).toBe(value)
    }
  }
})

test('[I8] a name with signs that nobody sees turns no line around, wherever it came from', () => {
  const told = interviewWith(household)
    .addRow('members', 'r1')
    .answer('members/r1/name', 'Ana \u202eAIRAM\u0007')
  const [row] = viewInterview(told.interview).sections.flatMap(({ items }) =>
    items.filter(isRepeatView).flatMap(({ rows }) => rows),
  )
  if (row === undefined || at.text === undefined) throw new Error('There is nobody.')
  const question: Question = { id: 'it', type: 'text', group: 'g', purpose: 'service' }
  const shown = [
    rowTitle(row, 'Persona {{n}}', 0),
    describeValue(question, row.name, answerWords(at.text, 'case')),
    summaryOf('Ana \u202eAIRAM\u0007'),
  ]
  expect(shown).toEqual(['Persona 1: Ana AIRAM', 'Ana AIRAM', 'Ana AIRAM'])
  expect(visibleText('سارا می\u200cرود · שרה · José\n👩‍👧')).toBe('سارا می\u200cرود · שרה · José\n👩‍👧')
})

function summaryOf(name: string): unknown {
  const version = {
    change: 'c1',
    base: [],
    value: { name },
    lamport: 1,
    device: 'd1',
    member: 'm1',
    at: '2026-03-09T15:00:00.000Z',
  }
  const groups = { profile: { heads: [version], past: [] } }
  const record = { id: 'm1', kind: 'member', groups } as unknown as RecordState
  return createSummariser(() => undefined).summarise(record).facts.name
}

function holds(property: (text: string) => void): void {
  fc.assert(fc.property(typed, property), {
    numRuns: 300,
    examples: ['5.5', '1.500', '1e3', '-3', 'dos', '0x1F', ' ', '٣', '1000', '87', '19877'].map(
      (text): [string] => [text],
    ),
  })
}

/** A question of this type on the screen, typed into like by hand; what it was answered with. */
function control(like: Partial<Question> & Pick<Question, 'type'>, problem?: string) {
  const { text } = at
  if (text === undefined) throw new Error('There are no words.')
  const question: Question = { id: 'it', group: 'g', purpose: 'service', ...like }
  const answer: { value?: AnswerValue | undefined } = {}
  render(null, at.root)
  at.root.remove()
  at.root = document.createElement('div')
  document.body.append(at.root)
  const draw = () => {
    const asked = h(CONTROLS[question.type], {
      id: 'q-it',
      legend: '¿Qué?',
      lead: false,
      hint: undefined,
      problem,
      doubt: undefined,
      question,
      value: answer.value,
      onChange: (value) => {
        answer.value = value
        draw()
      },
      list: undefined,
      today: '2026-11-26',
    })
    render(h(TextContext.Provider, { value: text, children: asked }), at.root)
  }
  void act(draw)
  const one = (where: string) => {
    const found = at.root.querySelector<HTMLInputElement>(where)
    if (found === null) throw new Error(`There is no ${where}.`)
    return found
  }
  const scope = { today: '2026-11-26', answerOf: () => undefined, rowCount: () => undefined }
  return {
    field: one,
    type: (where: string, typed: string) => {
      void act(() => {
        const field = one(where)
        field.value = typed
        field.dispatchEvent(new Event('input', { bubbles: true }))
      })
    },
    tap: (where: string) => {
      void act(() => {
        one(where).click()
      })
    },
    value: () => answer.value,
    said: () => describeValue(question, answer.value, answerWords(text, 'case')),
    stops: () =>
      findingsOf({ path: 'it', question, value: answer.value, scope, codes: undefined }).some(
        isHard,
      ),
  }
}

/** Its digits if it is nothing else, or what parts thousands and can part nothing else. */
function wholeIn(text: string): string {
  const whole = /^\p{Nd}+$|^\p{Nd}{1,3}(\s\p{Nd}{3})+$|^\p{Nd}{1,3}([.,]\p{Nd}{3}){2,}$/u
  return whole.test(text.trim()) ? digitsIn(text) : 'no whole number'
}

/** The digits of a text as European ones, without leading noughts. */
function digitsIn(text: string): string {
  const scripts = [
    '0123456789',
    '٠١٢٣٤٥٦٧٨٩',
    '۰۱۲۳۴۵۶۷۸۹',
    '०१२३४५६७८९',
    '০১২৩৪৫৬৭৮৯',
    '０１２３４５６７８９',
  ]
  const digits = text.match(/\p{Nd}/gu) ?? []
  const plain = digits.map((digit) => {
    const script = scripts.find((one) => one.includes(digit))
    return script === undefined ? '?' : String(Array.from(script).indexOf(digit))
  })
  return plain.join('').replace(/^0+(?=\d)/, '')
}
