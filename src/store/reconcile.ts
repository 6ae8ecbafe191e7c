// Two copies, one truth: what the journal has and the database lacks is taken back, what the database has and the
// journal lacks is noted again, and what neither needs any more leaves the journal (spec D1-D6).
import { fromBase64url } from '../crypto/bytes.ts'
import { ok, type Result } from '../model/result.ts'
import type { AppendNeeds } from './append.ts'
import { chainsIn } from './chains.ts'
import type { DraftRow } from './database.ts'
import { durably } from './durably.ts'
import { contentOf, draftEntry, namedEntry, runEntry, slotEntry } from './journal-entry.ts'
import type { JournalEntry, Noted } from './journal-entry.ts'
import { goneDrafts, readingOf, type FoundChange, type Reading } from './journal-reading.ts'
import type { Read } from './journal.ts'
import type { StorageProblem } from './storage-problem.ts'
import { reseal } from './reseal.ts'
import { asideIds, idOf, missingFrom } from './missing.ts'
import { readHoldings } from './runs.ts'
import { takeBack, type TakeBackProblem } from './take-back.ts'

/** What came back from the second copy, to be told to a person. */
export interface Recovered {
  readonly changes: number
  readonly records: readonly string[]
  readonly drafts: number
  /** Kept aside because they could not be opened. */
  readonly aside: number
}

/** Seven days, so that a mistake or a loss at the endpoint can still be mended from here. */
const KEPT_AFTER_RECEIPT_MS = 7 * 24 * 60 * 60 * 1_000

/** @param again folds everything the journal has once more, when rows of the database turned out unreadable */
export async function reconcile(
  needs: AppendNeeds,
  { again }: { readonly again: boolean },
): Promise<Result<Recovered, TakeBackProblem>> {
  const told: { recovered: Recovered } = {
    recovered: { changes: 0, records: [], drafts: 0, aside: 0 },
  }
  const renewed = await needs.journal.renew(async (read) => {
    const reading = readingOf(needs.space, read.noted)
    const recovered = await bringBack(needs, reading, again)
    if (!recovered.ok) return recovered
    told.recovered = recovered.value
    return ok(await stillNeeded(needs, read, reading))
  })
  return renewed.ok ? ok(told.recovered) : renewed
}

async function bringBack(
  needs: AppendNeeds,
  reading: Reading,
  again: boolean,
): Promise<Result<Recovered, TakeBackProblem>> {
  const missing = await missingFrom(needs, reading)
  const drafts = await bringDraftsBack(needs, reading)
  if (!drafts.ok) return drafts
  const nothing = { changes: 0, records: [], aside: 0 }
  const wanted = again ? reading.changes : missing
  if (wanted.length === 0) return ok({ ...nothing, drafts: drafts.value })

  const { joined, loose } = chainsIn(wanted, needs.changes.hashOf)
  const taken =
    joined.length === 0 ? ok(nothing) : await takeBack(needs, joined, { anew: missing.length > 0 })
  if (!taken.ok) return taken
  const { changes, records, aside } = taken.value
  if (loose.length === 0) return ok({ changes, records, aside, drafts: drafts.value })

  const said = await reseal(needs, { again: loose.map(({ change }) => change), aside: [] })
  if (!said.ok) return said
  return ok({
    changes: changes + said.value.again,
    records: [...new Set([...records, ...said.value.records])],
    aside: aside + said.value.aside,
    drafts: drafts.value,
  })
}

async function bringDraftsBack(
  { database, space, announce }: AppendNeeds,
  { drafts }: Reading,
): Promise<Result<number, StorageProblem>> {
  const keys = [...drafts.keys()].map((id): [typeof space, string] => [space, id])
  const here = await database.drafts.bulkGet(keys)
  const versions = new Map(
    here.flatMap((row) => (row === undefined ? [] : [[row.id, row.version]])),
  )
  const missing = [...drafts].flatMap(([id, { version, sealed }]): DraftRow[] =>
    (versions.get(id) ?? -1) >= version
      ? []
      : [{ space, id, version, sealed: fromBase64url(sealed) }],
  )
  if (missing.length === 0) return ok(0)
  const written = await durably(database, [database.drafts], () => database.drafts.bulkPut(missing))
  if (!written.ok) return written
  announce({ about: 'drafts', space })
  return ok(missing.length)
}

/** Entries of other spaces, of newer versions, and of everything that could not be had again. */
async function stillNeeded(
  needs: AppendNeeds,
  { noted, partly }: Read,
  reading: Reading,
): Promise<readonly Uint8Array[]> {
  const isNeeded = await needOf(needs, { noted, partly })
  const kept = noted.filter(({ entry }) => entry === undefined || isNeeded(entry))
  return [...kept.map(({ content }) => content), ...(await notNotedYet(needs, reading, noted))]
}

async function needOf(
  needs: AppendNeeds,
  { noted, partly }: Read,
): Promise<(entry: JournalEntry) => boolean> {
  const { database, space } = needs
  const holdings = await readHoldings(database, space)
  const settled = await settledRuns(needs)
  const entries = noted.flatMap(({ entry }) => (entry === undefined ? [] : [entry]))
  const gone = goneDrafts(entries.filter((entry) => 'space' in entry && entry.space === space))
  const latest = latestVersions(entries)
  const aside = await asideIds(needs)
  const isSettled = (change: FoundChange['change']) => {
    const run = holdings.runOf(change)
    if (run === undefined) return !aside.has(idOf(change))
    return settled.has(idOf({ device: change.device, seq: run }))
  }
  return (entry) => {
    if ('space' in entry && entry.space !== space) return true
    switch (entry.about) {
      case 'changes':
        return !entry.changes.every(isSettled)
      case 'draft':
        if (entry.sealed === undefined) return partly
        return !gone.has(entry.id) && latest.get(`draft ${entry.id}`) === entry.version
      case 'named':
        return latest.get(`named ${entry.name}`) === entry.version
      // A void may speak of what another tab's file holds; the slots are few.
      case 'void':
        return partly
      case 'slot':
        return true
    }
  }
}

/** `<device>.<first number>` of the runs that were received more than seven days ago. */
async function settledRuns({ database, space, now }: AppendNeeds): Promise<ReadonlySet<string>> {
  const until = new Date(Date.parse(now()) - KEPT_AFTER_RECEIPT_MS).toISOString()
  const keys = await database.runs
    .where('[space+sentAt]')
    .between([space, ''], [space, until])
    .primaryKeys()
  return new Set(keys.map(([, device, seq]) => idOf({ device, seq })))
}

function latestVersions(entries: readonly JournalEntry[]): ReadonlyMap<string, number> {
  const latest = new Map<string, number>()
  for (const entry of entries) {
    if (entry.about !== 'named' && entry.about !== 'draft') continue
    const name = entry.about === 'named' ? `named ${entry.name}` : `draft ${entry.id}`
    latest.set(name, Math.max(entry.version, latest.get(name) ?? 0))
  }
  return latest
}

/** The second copy of what only the database has: the journal was damaged, deleted, or is new in this browser. */
async function notNotedYet(
  needs: AppendNeeds,
  reading: Reading,
  noted: readonly Noted[],
): Promise<readonly Uint8Array[]> {
  const { database, space } = needs
  const known = new Set(reading.changes.map(({ change }) => idOf(change)))
  const { runs } = await readHoldings(database, space)
  const settled = await settledRuns(needs)
  const wanted = runs.filter(
    ({ device, seq, last }) =>
      !known.has(idOf({ device, seq: last })) && !settled.has(idOf({ device, seq })),
  )
  const rows = await Promise.all(
    wanted.map(({ device, seq }) =>
      database.runs.get([space, device, seq] as Parameters<typeof database.runs.get>[0]),
    ),
  )
  const drafts = await database.drafts
    .where('[space+id]')
    .between([space, ''], [space, '\uffff'])
    .toArray()
  const names = latestVersions(noted.flatMap(({ entry }) => (entry === undefined ? [] : [entry])))
  const slots = new Set(noted.flatMap(({ entry }) => (entry?.about === 'slot' ? [entry.id] : [])))
  const entries: readonly JournalEntry[] = [
    ...rows.flatMap((row) => (row === undefined ? [] : [runEntry(row)])),
    ...drafts.filter(({ id }) => !reading.drafts.has(id)).map(draftEntry),
    ...(await database.named.toArray())
      .filter(({ name, version }) => names.get(`named ${name}`) !== version)
      .map(namedEntry),
    ...(await database.slots.toArray()).filter(({ id }) => !slots.has(id)).map(slotEntry),
  ]
  return entries.map(contentOf)
}
