import { expect, test } from 'vitest'
import {
  isOffered,
  nextUpdate,
  NO_UPDATE,
  type Update,
  type UpdateAct,
  type UpdateEvent,
} from '../../src/app/update.ts'

const PLACES = ['door', 'inside', 'interview'] as const
const EVENTS: readonly UpdateEvent[] = [
  ...(['found', 'asked', 'later', 'controlled'] as const).map((type) => ({ type })),
  ...PLACES.map((to) => ({ type: 'went' as const, to })),
]

/** Every state that can be reached, with every event in it. */
function* everything(): Generator<{
  before: Update
  event: UpdateEvent
  update: Update
  act: UpdateAct
}> {
  const seen = new Set<string>()
  const open = [NO_UPDATE]
  for (let before = open.pop(); before !== undefined; before = open.pop()) {
    if (seen.has(JSON.stringify(before))) continue
    seen.add(JSON.stringify(before))
    for (const event of EVENTS) {
      const next = nextUpdate(before, event)
      yield { before, event, ...next }
      open.push(next.update)
    }
  }
}

test('[P1] an update is offered only outside of interviews, and taken and reloaded only at the door', () => {
  let [taken, reloaded, looked] = [0, 0, 0]
  for (const { before, event, update, act } of everything()) {
    looked += 1
    if (isOffered(update)) expect(update.at).not.toBe('interview')
    if (act === 'take' || act === 'reload') expect(update.at).toBe('door')
    if (act === 'take') expect(update.asked && update.waits).toBe(true)
    if (act === 'lock') expect([before.at, event.type]).toEqual(['inside', 'asked'])
    if (event.type === 'asked' && before.at === 'interview') expect(update).toEqual(before)
    taken += act === 'take' ? 1 : 0
    reloaded += act === 'reload' ? 1 : 0
  }
  expect(looked).toBeGreaterThan(150)
  expect([taken, reloaded].every((count) => count > 0)).toBe(true)
})

test('[P1] a tab that heard of an update elsewhere reloads when it is locked, not before', () => {
  const steps: readonly [UpdateEvent, UpdateAct][] = [
    [{ type: 'went', to: 'interview' }, 'nothing'],
    [{ type: 'controlled' }, 'nothing'],
    [{ type: 'went', to: 'inside' }, 'nothing'],
    [{ type: 'went', to: 'door' }, 'reload'],
  ]
  let now = NO_UPDATE
  for (const [event, wanted] of steps) {
    const { update, act } = nextUpdate(now, event)
    expect(act).toBe(wanted)
    now = update
  }
})

test('[P1] "later" hides the offer until the next lock', () => {
  const events: readonly UpdateEvent[] = [
    { type: 'found' },
    { type: 'went', to: 'inside' },
    { type: 'later' },
  ]
  const later = events.reduce((now, event) => nextUpdate(now, event).update, NO_UPDATE)
  expect(isOffered(later)).toBe(false)
  expect(isOffered(nextUpdate(later, { type: 'went', to: 'door' }).update)).toBe(true)
})
