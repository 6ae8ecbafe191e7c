import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChange, type Placed } from '../../src/model/apply.ts'
import { emptyRecord, type RecordState } from '../../src/model/record.ts'
import { conflictsOf } from '../../src/model/resolve.ts'
import { aChange, deviceNamed, RECORD } from '../kit/changes.ts'
import { contactSet } from '../kit/contact-set.ts'

const [tablet, phone] = [deviceNamed('tablet'), deviceNamed('phone')]

test('[C1] a change supersedes the versions it was based on, and the history keeps them', () => {
  const first = aChange(tablet, 1, { contact: { phone: '1' } })
  const second = aChange(tablet, 2, { contact: { phone: '2' } }, { base: [first] })
  const record = fold([first, second])

  expect(record.groups.contact?.heads.map((version) => version.value)).toEqual([{ phone: '2' }])
  expect(record.groups.contact?.past.map((version) => version.value)).toEqual([{ phone: '1' }])
})

test('[C2] two edits of a group that did not know of each other are both kept, whatever the clocks say', () => {
  const first = aChange(tablet, 1, { contact: { phone: '1' } })
  const mine = aChange(tablet, 2, { contact: { phone: '2' } }, { base: [first], at: '1970-01-01' })
  const theirs = aChange(phone, 1, { contact: { phone: '3' } }, { base: [first], at: '2046-01-01' })
  const record = fold([first, mine, theirs])

  expect(conflictsOf(contactSet, record).map((conflict) => conflict.group)).toEqual(['contact'])
  expect(record.groups.contact?.heads).toHaveLength(2)
})

test('[C3] the same answer given twice is not a conflict', () => {
  const mine = aChange(tablet, 1, { contact: { phone: '2' } })
  const theirs = aChange(phone, 1, { contact: { phone: '2' } })

  expect(conflictsOf(contactSet, fold([mine, theirs]))).toEqual([])
})

test('[C4] edits of different groups never meet', () => {
  const mine = aChange(tablet, 1, { contact: { phone: '2' } })
  const theirs = aChange(phone, 1, { consent: { keep: 'yes' } })
  const record = fold([mine, theirs])

  expect(conflictsOf(contactSet, record)).toEqual([])
  expect(Object.keys(record.groups).sort()).toEqual(['consent', 'contact'])
})

test('[C5] any order and any repetition of the same changes folds to the same record', () => {
  fc.assert(
    fc.property(history(), fc.infiniteStream(fc.nat()), (changes, dice) => {
      const roll = () => dice.next().value as number
      const shuffled = [...changes, ...changes.filter(() => roll() % 3 === 0)].sort(
        () => (roll() % 2) - 0.5,
      )
      expect(shown(fold(shuffled))).toEqual(shown(fold(changes)))
    }),
    { numRuns: 1_000 },
  )
})

test('[C6] every version ever written is shown or in the history', () => {
  fc.assert(
    fc.property(history(), (changes) => {
      const record = fold(changes)
      const kept = Object.values(record.groups).flatMap(({ heads, past }) => [...heads, ...past])
      expect(kept).toHaveLength(changes.length)
    }),
    { numRuns: 500 },
  )
})

test('[K1] the winner shown is the one with the higher counter, then the higher device id', () => {
  const low = aChange(tablet, 1, { contact: { phone: 'low' } }, { lamport: 4 })
  const high = aChange(phone, 1, { contact: { phone: 'high' } }, { lamport: 5 })

  expect(fold([high, low]).groups.contact?.heads[0]?.value).toEqual({ phone: 'high' })
})

/** A history of three devices; each change of the one group builds on some of the versions before it. */
function history(): fc.Arbitrary<readonly Placed[]> {
  const step = fc.record({
    device: fc.constantFrom('tablet', 'phone', 'desk'),
    bases: fc.array(fc.nat(20), { maxLength: 3 }),
    phone: fc.constantFrom('1', '2', '3'),
    lamport: fc.integer({ min: 1, max: 9 }),
  })
  return fc.array(step, { minLength: 1, maxLength: 12 }).map((steps) => {
    const placed: Placed[] = []
    const seqs = new Map<string, number>()
    for (const { device, bases, phone: number, lamport } of steps) {
      const seq = (seqs.get(device) ?? 0) + 1
      seqs.set(device, seq)
      const base = bases.flatMap((i) => placed[i] ?? [])
      const answers = { contact: { phone: number } }
      placed.push(aChange(deviceNamed(device), seq, answers, { base, lamport }))
    }
    return placed
  })
}

function fold(changes: readonly Placed[]): RecordState {
  return changes.reduce(applyChange, emptyRecord(RECORD, 'case'))
}

function shown({ groups, folded }: RecordState): unknown {
  return { groups, folded }
}
