// What the journal is to hold from now on: everything that could not be had again if the database were gone.
import { SealedChange } from '../wire/sealed-change.ts'
import type { AppendNeeds } from './append.ts'
import { bareIfErased } from './erased.ts'
import { contentOf, draftEntry, namedEntry, runEntry, slotEntry } from './journal-entry.ts'
import type { JournalEntry, Noted } from './journal-entry.ts'
import type { FoundChange, Reading } from './journal-reading.ts'
import type { Read } from './journal.ts'
import { asideIds, idOf } from './missing.ts'
import { readHoldings } from './runs.ts'

/** Seven days, so that a mistake or a loss at the endpoint can still be mended from here. */
const KEPT_AFTER_RECEIPT_MS = 7 * 24 * 60 * 60 * 1_000

/** Entries of other spaces, of newer versions, and of everything that could not be had again. */
export async function stillNeeded(
  needs: AppendNeeds,
  { noted, partly }: Read,
  reading: Reading,
): Promise<readonly Uint8Array[]> {
  const isNeeded = await needOf(needs, { noted, partly }, reading)
  const kept = noted.filter(({ entry }) => entry === undefined || isNeeded(entry))
  return [
    ...kept.map((one) => withoutErased(needs, one)),
    ...erasedAtOnce(needs),
    ...(await notNotedYet(needs, reading, noted)),
  ]
}

function withoutErased(needs: AppendNeeds, { content, entry }: Noted): Uint8Array {
  const isMine = entry?.about === 'changes' && entry.space === needs.space
  if (!isMine || !entry.changes.some(({ tag }) => needs.shelf.erased().tags.has(tag)))
    return content
  const changes = entry.changes.map((one) => bareIfErased(needs, needs.shelf.erased(), one))
  return contentOf({ ...entry, changes })
}

/** One entry in place of all that there were. */
function erasedAtOnce({ space, shelf }: AppendNeeds): readonly Uint8Array[] {
  const { records, tags } = shelf.erased()
  if (records.size === 0) return []
  return [contentOf({ about: 'erased', space, records: [...records], tags: [...tags] })]
}

async function needOf(
  needs: AppendNeeds,
  { noted, partly }: Read,
  reading: Reading,
): Promise<(entry: JournalEntry) => boolean> {
  const { database, space } = needs
  const holdings = await readHoldings(database, space)
  const settled = await settledRuns(needs)
  const entries = noted.flatMap(({ entry }) => (entry === undefined ? [] : [entry]))
  const latest = latestVersions(entries)
  const aside = await asideIds(needs)
  const isSettled = (change: FoundChange['change']) => {
    const run = holdings.runOf(change)
    if (run === undefined) return !aside.has(idOf(change))
    return settled.has(idOf({ device: change.device, seq: run }))
  }
  const isLatestDraft = ({ id, version }: { readonly id: string; readonly version: number }) =>
    !reading.gone.has(id) && latest.get(`draft ${id}`) === version
  return (entry) => {
    if ('space' in entry && entry.space !== space) return true
    switch (entry.about) {
      case 'changes':
        return !entry.changes.every(isSettled)
      case 'draft':
        return entry.sealed === undefined ? partly : isLatestDraft(entry)
      case 'named':
        return latest.get(`named ${entry.name}`) === entry.version
      case 'erased':
        return false
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

/** What would not go exists nowhere else either; what came and was set aside is still at the endpoint. */
async function asideNotNoted(
  { database, space }: AppendNeeds,
  known: ReadonlySet<string>,
): Promise<readonly JournalEntry[]> {
  const rows = await database.aside
    .where('[space+id]')
    .between([space, ''], [space, '\uffff'])
    .toArray()
  return rows.flatMap(({ id, way, at, change }): readonly JournalEntry[] => {
    const sealed = SealedChange.safeParse(change)
    if (way === 'in' || known.has(id) || !sealed.success) return []
    return [{ about: 'changes', space, at, changes: [sealed.data] }]
  })
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
    ...(await asideNotNoted(needs, known)),
    ...drafts.filter(({ id }) => !reading.drafts.has(id)).map(draftEntry),
    ...(await database.named.toArray())
      .filter(({ name, version }) => names.get(`named ${name}`) !== version)
      .map(namedEntry),
    ...(await database.slots.toArray()).filter(({ id }) => !slots.has(id)).map(slotEntry),
  ]
  return entries.map(contentOf)
}
