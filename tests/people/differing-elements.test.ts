import { expect, test } from 'vitest'
import { createAssessments, elementId } from '../../src/features/assessment/assessments.ts'
import { readElement } from '../../src/forms/element.ts'
import { scoreOf } from '../../src/forms/score.ts'
import { addressOf } from '../../src/model/address.ts'
import { MemberId, RecordId } from '../../src/model/id.ts'
import type { Json } from '../../src/model/json.ts'
import { ok } from '../../src/model/result.ts'
import { setForKind } from '../../src/question-sets/catalogue.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { acquaint, aTablet, SPACE } from '../kit/space.ts'
import { worked } from './kit/team.ts'

const ROSA = MemberId.parse('member-rosa-00000')
const ROUND = RecordId.parse('round-of-the-town-0')

const SITUATION = {
  state: 'rated',
  written: 'yes',
  resourced: 'yes',
  reached: 'yes',
  reviewed: 'no',
}
const POWER = { holder: 'own' }
const COMMITMENT = { intent: 'none-now' }

function says(store: SpaceStore, subject: string, groups: Readonly<Record<string, Json>>) {
  const edits = Object.entries(groups).map(([group, value]) => ({ group, base: [], value }))
  return store.append(ROSA, [{ record: elementId(ROUND, subject), kind: 'element', edits }])
}

/** Two tablets that answered the same elements apart; what the second sees once it has heard of both. */
async function answeredApart(other: Readonly<Record<string, Readonly<Record<string, Json>>>>) {
  const [one, two] = [await aTablet('one'), await aTablet('two')]
  acquaint(one, two)
  const [from, to] = [await openSpaceStore(one.needs), await openSpaceStore(two.needs)]
  const round = { group: 'round', base: [], value: { round: '2026' } }
  worked(await to.append(ROSA, [{ record: ROUND, kind: 'assessment', edits: [round] }]))
  for (const [subject, groups] of Object.entries(other)) {
    const all = { situation: SITUATION, power: POWER, commitment: COMMITMENT }
    worked(await says(to, subject, all))
    worked(await says(from, subject, { ...all, ...groups }))
  }
  const changes = await from.outbox.unsent({ limit: 99, bytes: 1e6 })
  const numbered = changes.map((change, i) => ({ number: i + 1, receivedAt: '', change }))
  worked(await to.receive({ logId: 'log', changes: numbered }))
  const desk = { space: SPACE, member: ROSA, role: 'assessor' as const, store: to }
  const { elements } = worked(
    await createAssessments({ desk: () => ok(desk), setForKind }).round(ROUND),
  )
  return elements
}

const APART = {
  'c1-1': { situation: { state: 'not-applicable', 'na-reason': 'other', 'na-note': 'No hay' } },
  'c1-2': { power: { holder: 'other', facilitation: '0' } },
  'c2-1': { commitment: { intent: 'next-plan', action: 'Abrir una mesa' } },
  'c2-2': {},
}

test('[A10] a difference in any group of an element marks it, and is found where it is decided', async () => {
  const elements = await answeredApart(APART)
  const marked = elements.filter(({ differs }) => differs).map(({ subject }) => subject)
  expect(marked).toEqual(['c1-1', 'c1-2', 'c2-1'])
  expect(addressOf({ id: elementId(ROUND, 'c1-2'), kind: 'element' })).toBe(
    `/assessment/${ROUND}/answers/c1-2`,
  )
})

test('[A10] the score spans every way of deciding, and nothing of one answer is mixed into the other', async () => {
  const elements = await answeredApart(APART)
  const standing = (subject: string) =>
    (elements.find((element) => element.subject === subject)?.standing ?? []).map(readElement)
  // The checks of one are not those of who says that it does not apply.
  expect(
    standing('c1-1')
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['level', 'not-applicable'])
  const power = standing('c1-2')
  expect(power.map(({ holder }) => holder).sort()).toEqual(['other', 'own'])
  const apart = scoreOf([power], 'municipal')
  for (const one of power) {
    const alone = scoreOf([[one]], 'municipal')
    expect(apart?.floor).toBeLessThanOrEqual(alone?.floor ?? -1)
    expect(apart?.ceiling).toBeGreaterThanOrEqual(alone?.ceiling ?? 101)
  }
  expect(apart?.floor).toBe(0)
  // What is promised is no part of the score.
  expect(standing('c2-1')).toHaveLength(1)
})
