// What the journal knows of one space, whatever order its files were read in.
import type { SpaceId } from '../model/id.ts'
import type { ChainedChange } from '../wire/sealed-change.ts'
import { nothingErased, type Erased } from './erased.ts'
import type { JournalEntry, Noted } from './journal-entry.ts'

export interface FoundChange {
  readonly change: ChainedChange
  /** When it was saved, device clock. */
  readonly at: string
}

export interface Reading {
  /** Each once, without those that the database is known not to have taken. */
  readonly changes: readonly FoundChange[]
  /** The latest of each draft, without those that were saved or discarded. */
  readonly drafts: ReadonlyMap<string, { readonly version: number; readonly sealed: string }>
  /** Drafts that were saved or discarded. */
  readonly gone: ReadonlySet<string>
  readonly erased: Erased
}

export function readingOf(space: SpaceId, noted: readonly Noted[]): Reading {
  const entries = noted.flatMap(({ entry }) => (entry === undefined ? [] : [entry]))
  const mine = entries.filter((entry) => 'space' in entry && entry.space === space)
  const changes = changesIn(mine)
  const gone = goneDrafts(mine)
  return {
    changes: [...changes.values()],
    drafts: draftsIn(mine, gone),
    gone,
    erased: erasedIn(mine),
  }
}

function erasedIn(entries: readonly JournalEntry[]): Erased {
  const erased = nothingErased()
  for (const entry of entries) {
    if (entry.about !== 'erased') continue
    for (const id of entry.records) erased.records.add(id)
    for (const tag of entry.tags) erased.tags.add(tag)
  }
  return erased
}

function changesIn(entries: readonly JournalEntry[]): ReadonlyMap<string, FoundChange> {
  const isVoid = voidSigs(entries)
  const found = new Map<string, FoundChange>()
  for (const entry of entries) {
    if (entry.about !== 'changes') continue
    for (const change of entry.changes) {
      if (!isVoid.has(change.sig)) found.set(change.sig, { change, at: entry.at })
    }
  }
  return found
}

function voidSigs(entries: readonly JournalEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.about === 'void' ? entry.sigs : [])))
}

/** A draft's id is never used again: once gone, it stays gone. */
function draftsIn(entries: readonly JournalEntry[], gone: ReadonlySet<string>): Reading['drafts'] {
  const latest = new Map<string, { version: number; sealed: string }>()
  for (const entry of entries) {
    if (entry.about !== 'draft' || entry.sealed === undefined || gone.has(entry.id)) continue
    const { id, version, sealed } = entry
    if (version > (latest.get(id)?.version ?? -1)) latest.set(id, { version, sealed })
  }
  return latest
}

function goneDrafts(entries: readonly JournalEntry[]): ReadonlySet<string> {
  const isVoid = voidSigs(entries)
  return new Set(
    entries.flatMap((entry) => {
      if (entry.about === 'draft' && entry.sealed === undefined) return [entry.id]
      if (entry.about !== 'changes' || entry.drops === undefined) return []
      return entry.changes.some(({ sig }) => !isVoid.has(sig)) ? [entry.drops] : []
    }),
  )
}
