import { expect, test } from 'vitest'
import { dueIn } from '../../src/features/records/records.ts'
import type { RecordId } from '../../src/model/id.ts'
import type { Summary } from '../../src/store/summary.ts'

const aCase = (id: string, facts: Summary['facts']): Summary => ({
  id: id as RecordId,
  kind: 'case',
  when: '2026-02-01T10:00:00.000Z',
  words: '',
  facts,
  conflicts: 0,
})

test('[R4] due are open cases with an appointment, the earliest first; closed ones and later ones are not', () => {
  const due = dueIn(
    [
      aCase('today', { next: '2026-03-09' }),
      aCase('late', { next: '2026-03-01' }),
      aCase('far', { next: '2026-04-01' }),
      aCase('closed', { next: '2026-03-09', closed: 'moved' }),
      aCase('none', {}),
    ],
    '2026-03-16',
  )
  expect(due.map(({ id }) => id)).toEqual(['late', 'today'])
})
