import { expect, test } from 'vitest'
import {
  createHandOvers,
  type HandOverDesk,
  type HandOverOrder,
  type Packer,
} from '../../src/features/handover/hand-overs.ts'
import type { MemberId, SpaceId } from '../../src/model/id.ts'
import { fail, ok, type Result } from '../../src/model/result.ts'
import type { Locked } from '../../src/model/desk.ts'

const ORDER: HandOverOrder = { profiles: ['case-file'], language: 'es', purpose: 'Prueba' }

/** A desk whose packer does, in the middle of packing, what a test says. */
function aDesk(meanwhile: (world: World) => void) {
  const notes: unknown[] = []
  const deskOf = (member: string): HandOverDesk => ({
    space: 'rio-claro' as SpaceId,
    member: member as MemberId,
    role: 'coordinator',
    store: {
      summaries: () => [],
      records: () => Promise.resolve([]),
      append: (_, saves) => {
        notes.push(saves)
        return Promise.resolve(ok([]))
      },
    },
  })
  const world: World = { at: ok(deskOf('ana')), stop: () => undefined, deskOf }
  const packer: Packer = {
    preview: () => Promise.resolve(ok({ people: 3, tables: [], leftOut: [], children: 0 })),
    pack: () => {
      meanwhile(world)
      return Promise.resolve(ok(new Uint8Array([1])))
    },
    seal: (zip) => Promise.resolve(ok(zip)),
  }
  const handOvers = createHandOvers({
    desk: () => world.at,
    packer,
    newId: () => 'note',
    pause: () => Promise.resolve(),
    today: () => '2026-03-09',
  })
  world.stop = () => void handOvers.stop()
  return { handOvers, notes }
}

interface World {
  at: Result<HandOverDesk, Locked>
  stop: () => void
  readonly deskOf: (member: string) => HandOverDesk
}

test('[G5] a hand-over that nothing stops gives its bytes and is noted once', async () => {
  const { handOvers, notes } = aDesk(() => undefined)
  expect((await handOvers.build(ORDER)).ok).toBe(true)
  expect(notes).toHaveLength(1)
})

test.each<[string, (world: World) => void, string]>([
  [
    'cancelled',
    ({ stop }) => {
      stop()
    },
    'hand-over-stopped',
  ],
  [
    'locked',
    (world) => {
      world.at = fail({ kind: 'locked' })
    },
    'locked',
  ],
  [
    'locked and opened again by the same person',
    (world) => {
      world.at = ok(world.deskOf('ana'))
    },
    'locked',
  ],
  [
    'opened by somebody else',
    (world) => {
      world.at = ok(world.deskOf('luis'))
    },
    'locked',
  ],
])('[G5] %s while it packs, it gives no bytes and notes nothing', async (_, meanwhile, kind) => {
  const { handOvers, notes } = aDesk(meanwhile)
  expect(await handOvers.build(ORDER)).toEqual({ ok: false, problem: { kind } })
  expect(notes).toEqual([])
})

test('[G6] of two that are asked for at once, one is made and one is noted', async () => {
  const { handOvers, notes } = aDesk(() => undefined)
  const made = await Promise.all([handOvers.build(ORDER), handOvers.build(ORDER)])
  expect(made.map(({ ok: came }) => came)).toEqual([false, true])
  expect(notes).toHaveLength(1)
})
