// A tablet's bad year, made up by chance: saves, drafts, receipts, refusals, kills, and one copy lost at a time.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MemberId, RecordId } from '../../src/model/id.ts'
import { openSpaceStore, type SpaceStore } from '../../src/store/space-store.ts'
import { SealedChange, type ChainedChange } from '../../src/wire/sealed-change.ts'
import { afterKill, aTablet, inAnotherTab, withoutDatabase, type Tablet } from '../kit/space.ts'

const RUNS = Number(process.env.AMPARO_PROVE ?? 200)
const ANA = MemberId.parse('member-ana-000000')
const MOST = { limit: 500, bytes: 1_000_000 }

const event = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('save'), tab: fc.nat({ max: 1 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('draft'), tab: fc.nat({ max: 1 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('receipts'), count: fc.integer({ min: 1, max: 5 }) }),
  },
  ...(
    ['refused', 'said-again', 'place-taken', 'kill', 'database-gone', 'journal-gone'] as const
  ).map((type) => ({ weight: 1, arbitrary: fc.record({ type: fc.constant(type) }) })),
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('journal-damaged'),
      at: fc.nat(),
      flip: fc.integer({ min: 1, max: 255 }),
    }),
  },
)
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never

test('[J8] whatever happens to one copy at a time, nothing that was acknowledged leaves all lists', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const world = await aWorld()
      for (const one of events) await world.happen(one)
      await world.restart((tablet) => tablet)
      const { records, lists, drafts } = await world.look()
      expect(records).toEqual(expect.arrayContaining([...world.acknowledged]))
      expect(lists).toEqual(expect.arrayContaining([...world.acknowledged]))
      expect(drafts).toEqual(expect.arrayContaining([...world.drafts]))
    }),
    { numRuns: RUNS },
  )
}, 600_000)

interface World {
  readonly acknowledged: ReadonlySet<string>
  readonly drafts: ReadonlySet<string>
  readonly happen: (event: Event) => Promise<void>
  readonly restart: (change: (tablet: Tablet) => Tablet) => Promise<void>
  readonly look: () => Promise<{ records: string[]; lists: string[]; drafts: string[] }>
}

async function aWorld(): Promise<World> {
  const acknowledged = new Set<string>()
  const drafts = new Set<string>()
  const received = new Map<string, ChainedChange>()
  const state = { tablet: await aTablet('year'), tabs: [] as SpaceStore[], made: 0 }
  const open = async () => {
    const tabs = [state.tablet, inAnotherTab(state.tablet)]
    state.tabs = []
    for (const { needs } of tabs) {
      const store = await openSpaceStore(needs)
      const recovered = await store.recovered()
      if (!recovered.ok) throw new Error(recovered.problem.kind)
      state.tabs.push(store)
    }
  }
  const restart = async (change: (tablet: Tablet) => Tablet) => {
    state.tablet = change(afterKill(state.tablet))
    await open()
  }
  await open()
  const first = () => state.tabs[0]!

  const receipts = async (count: number) => {
    const sent = (await first().outbox.unsent(MOST)).slice(0, count)
    for (const change of sent) received.set(`${change.device}.${String(change.seq)}`, change)
    const { hashOf } = state.tablet.needs.changes
    await first().outbox.acknowledge(
      sent.map((change) => ({
        device: change.device,
        seq: change.seq,
        number: 1,
        hash: hashOf(change),
      })),
    )
  }
  const refuse = async (reason: string) => {
    const [change] = await first().outbox.unsent(MOST)
    if (change === undefined) return
    const isolated = await first().outbox.isolate(change, reason)
    if (!isolated.ok) throw new Error(isolated.problem.kind)
  }

  return {
    acknowledged,
    drafts,
    restart,
    happen: async (event) => {
      state.made += 1
      const name = `p${String(state.made)}`
      const tab = state.tabs['tab' in event ? event.tab : 0]!
      switch (event.type) {
        case 'save': {
          const edits = [{ group: 'contact', base: [], value: { phone: name } }]
          const record = RecordId.parse(`record-${name}`.padEnd(16, '0'))
          const saved = await tab.append(ANA, [{ record, kind: 'case', edits }])
          if (saved.ok) acknowledged.add(name)
          return
        }
        case 'draft': {
          const kept = await tab.drafts.keep({
            ...{ id: name, record: RecordId.parse('record-of-a-draft'), at: '', member: ANA },
            ...{
              set: { id: 'contact', version: '0.1.0' },
              answers: {},
              startedAt: '',
              touchedAt: '',
            },
            version: 0,
          })
          if (kept.ok) drafts.add(name)
          return
        }
        case 'receipts':
          return receipts('count' in event ? event.count : 1)
        case 'refused':
          return refuse('malformed')
        case 'place-taken':
          return refuse('equivocation')
        case 'said-again': {
          const [aside] = await first().setAside()
          if (aside !== undefined) await first().sayAgain(aside.id, ANA)
          return
        }
        case 'kill':
          return restart((tablet) => tablet)
        case 'database-gone':
          return restart(withoutDatabase)
        case 'journal-gone':
          state.tablet.disk.contents.clear()
          return restart((tablet) => tablet)
        case 'journal-damaged':
          if ('at' in event) damage(state.tablet, event)
          return restart((tablet) => tablet)
      }
    },
    look: async () => {
      const { database, needs } = state.tablet
      const store = first()
      const records = await store.records(store.summaries().map(({ id }) => id))
      const runs = (await database.runs.toArray()).flatMap((row) => row.changes)
      const aside = (await store.setAside()).map(({ change }) => change as SealedChange)
      const opened = await Promise.all(
        [...runs, ...aside, ...received.values()].map((change) =>
          needs.changes.open(SealedChange.parse(change)),
        ),
      )
      const phones = (values: readonly unknown[]) =>
        values.map((value) => (value as { phone?: string }).phone ?? '')
      return {
        records: phones(
          records.flatMap(({ groups }) => groups.contact?.heads.map(({ value }) => value) ?? []),
        ),
        lists: phones(
          opened.flatMap((change) =>
            change.ok ? change.value.edits.map(({ value }) => value) : [],
          ),
        ),
        drafts: (await store.drafts.all()).map(({ id }) => id),
      }
    },
  }
}

function damage({ disk }: Tablet, { at, flip }: { at: number; flip: number }): void {
  for (const [name, bytes] of disk.contents) {
    if (bytes.length === 0) continue
    const hit = at % bytes.length
    disk.contents.set(name, bytes.with(hit, (bytes[hit] ?? 0) ^ flip))
  }
}
