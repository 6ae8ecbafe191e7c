import { expect, test } from 'vitest'
import { ROW_ORDER, ROW_REMOVED, rowsOf, type Answers } from '../../src/model/answers.ts'
import { applyChange } from '../../src/model/apply.ts'
import { answersOf, editsBetween } from '../../src/model/edit.ts'
import { emptyRecord, type RecordState } from '../../src/model/record.ts'
import { conflictsOf, shownValue } from '../../src/model/resolve.ts'
import { aChange, deviceNamed, RECORD } from '../kit/changes.ts'
import { contactSet } from '../kit/contact-set.ts'

const [tablet, phone] = [deviceNamed('tablet'), deviceNamed('phone')]

test('[C7] an edit is made only for the groups whose answers changed', () => {
  const record = saved({ phone: '1', keep: 'yes' })
  const edits = editsBetween(contactSet, record, { phone: '2', keep: 'yes' })

  expect(edits.map((edit) => edit.group)).toEqual(['contact'])
})

test('[C8] fields of a newer app stay in the group when an older app edits it', () => {
  const newer = aChange(tablet, 1, { contact: { phone: '1', 'video-call': 'yes' } })
  const record = applyChange(emptyRecord(RECORD, 'case'), newer)
  const [edit] = editsBetween(contactSet, record, { phone: '2' })

  expect(edit?.value).toEqual({ phone: '2', 'video-call': 'yes' })
})

test('[C9] while two answers differ, editing supersedes only the one that was on the screen', () => {
  const mine = aChange(tablet, 1, { contact: { phone: '1' } }, { lamport: 2 })
  const theirs = aChange(phone, 1, { contact: { phone: '2' } })
  const record = [mine, theirs].reduce(applyChange, emptyRecord(RECORD, 'case'))
  const edits = editsBetween(contactSet, record, { phone: '3' })
  const after = applyChange(record, {
    device: tablet,
    seq: 2,
    change: { ...mine.change, edits: [...edits], lamport: 3 },
  })

  expect(conflictsOf(contactSet, after)[0]?.versions.map((version) => version.value)).toEqual([
    { phone: '3' },
    { phone: '2' },
  ])
})

test('[C10] while consent is in conflict, the most restrictive answer is shown', () => {
  const yes = aChange(tablet, 1, { consent: { keep: 'yes' } }, { lamport: 9 })
  const withdrawn = aChange(phone, 1, { consent: { keep: 'withdrawn' } })
  const record = [yes, withdrawn].reduce(applyChange, emptyRecord(RECORD, 'case'))

  expect(shownValue(contactSet, record, 'consent')).toEqual({ keep: 'withdrawn' })
})

test('[C11] two devices adding a person at once keep both, and a removed person stays in the history', () => {
  const ana = saved({ 'people/ana/given-names': 'Ana', [`people/ana/${ROW_ORDER}`]: 1 })
  const added = { 'people/luis/given-names': 'Luis', [`people/luis/${ROW_ORDER}`]: 2 }
  const both = saved({ ...answersOf(contactSet, ana), ...added }, ana, 2)
  const removed = saved(
    { ...answersOf(contactSet, both), [`people/ana/${ROW_REMOVED}`]: true },
    both,
    3,
  )

  expect(rowsOf(answersOf(contactSet, both), 'people')).toEqual(['ana', 'luis'])
  expect(rowsOf(answersOf(contactSet, removed), 'people')).toEqual(['luis'])
  expect(removed.groups['people/ana/identity']?.heads[0]?.value).toEqual({ 'given-names': 'Ana' })
})

test('[C12] answers go into a record and come out as they were', () => {
  const answers = { phone: '+57 300', keep: 'no', 'people/ana/given-names': 'Ana' }

  expect(answersOf(contactSet, saved(answers))).toEqual(answers)
})

function saved(answers: Answers, before?: RecordState, seq = 1): RecordState {
  const edits = editsBetween(contactSet, before, answers)
  const { change } = aChange(tablet, seq, {})
  return applyChange(before ?? emptyRecord(RECORD, 'case'), {
    device: tablet,
    seq,
    change: { ...change, edits: [...edits] },
  })
}
