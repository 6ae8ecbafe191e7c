// Small question sets to test with: enough of a reception and of an element to have every kind of question once.
import { QuestionSet, type CodeList, type Expression } from '../../src/model/question-set.ts'

export const aLanguageList: CodeList = listOf('languages', 'es', 'pt', 'ht', 'other')
export const aNeedsList: CodeList = listOf('needs', 'food', 'shelter', 'papers', 'none', 'not-yet')
export const aConsentList: CodeList = listOf('consent', 'no', 'yes', 'not-asked')
export const aStateList: CodeList = listOf('states', 'rated', 'not-applicable')
export const aCheckList: CodeList = listOf('check-answers', 'yes', 'no', 'unclear')

export const lists: readonly CodeList[] = [
  aLanguageList,
  aNeedsList,
  aConsentList,
  aStateList,
  aCheckList,
]
export const listsById: ReadonlyMap<string, CodeList> = new Map(
  lists.map((list) => [list.id, list]),
)

export function ref(id: string): Expression {
  return { ref: id }
}
export function lit(value: string | number | boolean | readonly string[]): Expression {
  return { lit: value }
}
export function op(
  operator: Extract<Expression, { op: unknown }>['op'],
  ...of: readonly Expression[]
): Expression {
  return { op: operator, of }
}

const asked = { group: 'arrival', purpose: 'service' } as const
const inRow = { group: 'person', purpose: 'service' } as const

/** People who came together: a little of everything. */
export const household: QuestionSet = QuestionSet.parse({
  id: 'household',
  version: '1.2.0',
  kind: 'reception',
  status: 'draft',
  groups: [
    { id: 'arrival', merge: 'register' },
    { id: 'consent', merge: 'protective', order: { consent: ['no', 'not-asked', 'yes'] } },
    { id: 'person', merge: 'register', repeat: 'members' },
  ],
  sections: [
    {
      id: 'arrival',
      items: [
        { id: 'welcome', type: 'note', ...asked },
        { id: 'people', type: 'counts', required: true, ...asked },
        {
          id: 'needs',
          type: 'multiple',
          list: 'needs',
          exclusive: ['none', 'not-yet'],
          required: true,
          refusable: true,
          ...asked,
        },
        {
          id: 'food-for-days',
          type: 'number',
          min: 1,
          max: 30,
          showIf: op(
            'and',
            op('answered', ref('needs')),
            op('selected', ref('needs'), lit('food')),
          ),
          ...asked,
        },
        {
          id: 'food-diet',
          type: 'text',
          max: 20,
          showIf: op('gt', ref('food-for-days'), lit(3)),
          ...asked,
        },
        { id: 'language', type: 'single', list: 'languages', refusable: true, ...asked },
        {
          id: 'interpreter',
          type: 'yesno',
          showIf: op('ne', ref('language'), lit('es')),
          ...asked,
        },
        { id: 'arrived', type: 'date', max: 0, ...asked },
        {
          id: 'registered',
          type: 'date',
          checks: [{ id: 'after-arrival', rule: op('ge', ref('registered'), ref('arrived')) }],
          ...asked,
        },
        { id: 'queue', type: 'text', showIf: lit(false), ...asked },
      ],
    },
    {
      id: 'consent',
      items: [
        {
          id: 'consent',
          type: 'single',
          list: 'consent',
          required: true,
          ...asked,
          group: 'consent',
        },
        {
          id: 'phone',
          type: 'phone',
          showIf: op('eq', ref('consent'), lit('yes')),
          ...asked,
          group: 'consent',
        },
      ],
    },
    {
      id: 'members',
      showIf: op('gt', op('count', ref('people')), lit(1)),
      items: [
        {
          id: 'members',
          label: 'name',
          max: 40,
          repeat: [
            { id: 'name', type: 'text', required: true, refusable: true, ...inRow },
            { id: 'born', type: 'partial-date', refusable: true, ...inRow },
            {
              id: 'in-school',
              type: 'yesno',
              showIf: op(
                'and',
                op('ge', op('years-since', ref('born')), lit(5)),
                op('lt', op('years-since', ref('born')), lit(18)),
              ),
              ...inRow,
            },
            {
              id: 'member-language',
              type: 'single',
              list: 'languages',
              showIf: op('eq', ref('language'), lit('other')),
              ...inRow,
            },
            { id: 'story', type: 'long-text', ...inRow },
          ],
        },
      ],
    },
  ],
})

/** Asked about each of its subjects. */
export const element: QuestionSet = QuestionSet.parse({
  id: 'element',
  version: '0.1.0',
  kind: 'element',
  status: 'draft',
  groups: [{ id: 'situation', merge: 'register' }],
  sections: [
    {
      id: 'situation',
      items: [
        { id: 'state', type: 'single', list: 'states', group: 'situation', purpose: 'assessment' },
        {
          id: 'written',
          type: 'single',
          list: 'check-answers',
          bySubject: true,
          group: 'situation',
          purpose: 'assessment',
        },
      ],
    },
  ],
  subjects: [
    { id: 'c5-1', under: 'c5', concept: 'focal-point', core: true },
    { id: 'c8-1', under: 'c8', concept: 'attention-point', core: false },
  ],
})

function listOf(id: string, ...codes: readonly string[]): CodeList {
  return { id, version: '1.0.0', codes: codes.map((code) => ({ code })) }
}
