// Which changes of the journal the database does not hold.
import type { AppendNeeds } from './append.ts'
import type { FoundChange, Reading } from './journal-reading.ts'
import { readHoldings, type Holdings } from './runs.ts'

/** By number; and by signature where the newest of a chain does not agree, which only a fork explains. */
export async function missingFrom(
  needs: AppendNeeds,
  { changes }: Reading,
): Promise<readonly FoundChange[]> {
  const holdings = await readHoldings(needs.database, needs.space)
  const aside = await asideIds(needs)
  const held = changes.filter(({ change }) => holdings.holds(change))
  const absent = changes.filter(({ change }) => !holdings.holds(change) && !aside.has(idOf(change)))
  return [...absent, ...(await forkedAway(needs, holdings, held))]
}

async function forkedAway(
  needs: AppendNeeds,
  holdings: Holdings,
  held: readonly FoundChange[],
): Promise<readonly FoundChange[]> {
  const newest = new Map<string, FoundChange>()
  for (const found of held) {
    const { device, seq } = found.change
    if (seq > (newest.get(device)?.change.seq ?? 0)) newest.set(device, found)
  }
  const away: FoundChange[] = []
  for (const [device, last] of newest) {
    if (await agrees(needs, holdings, last)) continue
    for (const found of held) {
      const isOfChain = found.change.device === device
      if (isOfChain && !(await agrees(needs, holdings, found))) away.push(found)
    }
  }
  return away
}

async function agrees(
  { database, space }: AppendNeeds,
  holdings: Holdings,
  { change }: FoundChange,
): Promise<boolean> {
  const first = holdings.runOf(change)
  if (first === undefined) return false
  const row = await database.runs.get([space, change.device, first])
  return row?.changes.some(({ seq, sig }) => seq === change.seq && sig === change.sig) === true
}

export function idOf({ device, seq }: { readonly device: string; readonly seq: number }): string {
  return `${device}.${String(seq)}`
}

export async function asideIds({ database, space }: AppendNeeds): Promise<ReadonlySet<string>> {
  const keys = await database.aside
    .where('[space+id]')
    .between([space, ''], [space, '\uffff'])
    .primaryKeys()
  return new Set(keys.map(([, id]) => id))
}
