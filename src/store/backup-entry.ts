// What a backup file holds beyond the journal's own entries: drafts and records as they can be read on another device.
import * as z from 'zod/mini'
import { fromUtf8, utf8 } from '../crypto/bytes.ts'
import { SpaceId } from '../model/id.ts'
import type { Draft } from './drafts.ts'
import { JournalEntry } from './journal-entry.ts'
import { asKept, type Kept } from './kept.ts'

export type BackupEntry =
  | JournalEntry
  | { readonly about: 'open-draft'; readonly space: SpaceId; readonly draft: Draft }
  | { readonly about: 'record'; readonly space: SpaceId; readonly kept: Kept }

/** The file's seal vouches for its content; the shape of what this app wrote itself is trusted once it opens. */
const Opened = z.discriminatedUnion('about', [
  z.object({ about: z.literal('open-draft'), space: SpaceId, draft: z.unknown() }),
  z.object({ about: z.literal('record'), space: SpaceId, kept: z.unknown() }),
])

export function backupContent(entry: BackupEntry): Uint8Array {
  return utf8(JSON.stringify(entry))
}

export function backupEntryFrom(content: Uint8Array): BackupEntry | undefined {
  const value = JSON.parse(fromUtf8(content)) as unknown
  const entry = JournalEntry.safeParse(value)
  if (entry.success) return entry.data
  const opened = Opened.safeParse(value)
  if (!opened.success) return undefined
  const { data } = opened
  return data.about === 'record'
    ? { ...data, kept: asKept(data.kept) }
    : { ...data, draft: data.draft as Draft }
}
