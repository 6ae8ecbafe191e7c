// A small question set: a contact, and a consent whose most restrictive answer is shown until somebody decides.
import { QuestionSet } from '../../src/model/question-set.ts'

export const contactSet: QuestionSet = QuestionSet.parse({
  id: 'contact',
  version: '0.1.0',
  kind: 'case',
  status: 'draft',
  groups: [
    { id: 'contact', merge: 'register' },
    { id: 'notes', merge: 'log' },
    {
      id: 'consent',
      merge: 'protective',
      order: { keep: ['withdrawn', 'no', 'not-asked', 'yes'] },
    },
    { id: 'identity', merge: 'register', repeat: 'people' },
  ],
  sections: [
    {
      id: 'all',
      items: [
        { id: 'phone', type: 'phone', group: 'contact', purpose: 'follow-up' },
        { id: 'note', type: 'text', group: 'notes', purpose: 'service' },
        {
          id: 'keep',
          type: 'single',
          list: 'consent-answers',
          group: 'consent',
          purpose: 'service',
        },
        {
          id: 'people',
          label: 'given-names',
          repeat: [{ id: 'given-names', type: 'text', group: 'identity', purpose: 'service' }],
        },
      ],
    },
  ],
})
