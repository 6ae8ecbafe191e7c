// What the journal holds: everything that could not be had again if the database were gone.
import * as z from 'zod/mini'
import { MemberId, SpaceId } from '../model/id.ts'
import { ChainedChange } from '../wire/sealed-change.ts'
import { fromUtf8, toBase64url, utf8 } from '../crypto/bytes.ts'
import type { DraftRow, NamedRow, RunRow, SlotRow } from './database.ts'

const Sealed = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/))

export const JournalEntry = z.discriminatedUnion('about', [
  /** A run of changes of one chain. `drops`: the draft that was saved with it. */
  z.object({
    about: z.literal('changes'),
    space: SpaceId,
    at: z.string(),
    changes: z.array(ChainedChange),
    drops: z.optional(z.string()),
  }),
  /** These signatures were never acknowledged: the database did not take them. */
  z.object({ about: z.literal('void'), space: SpaceId, sigs: z.array(z.string()) }),
  /** `sealed` is absent once the draft was saved or discarded. */
  z.object({
    about: z.literal('draft'),
    space: SpaceId,
    id: z.string(),
    version: z.int(),
    sealed: z.optional(Sealed),
  }),
  /** Never to come back, whatever else is found. */
  z.object({
    about: z.literal('erased'),
    space: SpaceId,
    records: z.array(z.string()),
    tags: z.array(z.string()),
  }),
  z.object({
    about: z.literal('slot'),
    id: z.string(),
    /** Absent once the member was removed from this device. */
    row: z.optional(
      z.object({ id: z.string(), label: z.string(), member: MemberId, slot: z.unknown() }),
    ),
  }),
  z.object({ about: z.literal('named'), name: z.string(), version: z.int(), sealed: Sealed }),
])
export type JournalEntry = z.infer<typeof JournalEntry>

/** An entry as it stands in a file. One that this version does not know keeps its bytes and has no `entry`. */
export interface Noted {
  readonly content: Uint8Array
  readonly entry?: JournalEntry
}

export function contentOf(entry: JournalEntry): Uint8Array {
  return utf8(JSON.stringify(entry))
}

export function notedFrom(content: Uint8Array): Noted {
  try {
    const entry = JournalEntry.safeParse(JSON.parse(fromUtf8(content)))
    return entry.success ? { content, entry: entry.data } : { content }
  } catch {
    return { content }
  }
}

export function runEntry({ space, at, changes }: RunRow, drops?: string): JournalEntry {
  return {
    about: 'changes',
    space,
    at,
    changes: [...changes],
    ...(drops === undefined ? {} : { drops }),
  }
}

export function draftEntry({ space, id, version, sealed }: DraftRow): JournalEntry {
  return { about: 'draft', space, id, version, sealed: toBase64url(sealed) }
}

export function slotEntry(row: SlotRow): JournalEntry {
  return { about: 'slot', id: row.id, row: { ...row } }
}

export function namedEntry({ name, version, sealed }: NamedRow): JournalEntry {
  return { about: 'named', name, version, sealed: toBase64url(sealed) }
}
