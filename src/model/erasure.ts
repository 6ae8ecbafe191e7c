// Said once a record was erased: which one, why and under which tags, and nothing of anybody. Kept for good, so that no
// second copy, backup or late change brings the record back.
import * as z from 'zod/mini'
import type { Change } from './change.ts'
import { RecordId } from './id.ts'
import { isJsonObject, type Json } from './json.ts'
import type { RecordState } from './record.ts'

/** The kind of record that says so. Only a coordinator's device may. */
export const ERASURE = 'erasure'

const Erasure = z.object({
  record: RecordId,
  /** Tags under which that record's changes travelled, and no other's. */
  tags: z.array(z.string()),
  kind: z.string(),
  /** A code of the list `deletion-reasons`. */
  reason: z.string(),
})
export type Erasure = z.infer<typeof Erasure>

export function erasureValue(erasure: Erasure): Json {
  return { erased: { ...erasure } }
}

export function erasureIn({ kind, groups }: RecordState): Erasure | undefined {
  if (kind !== ERASURE) return undefined
  const [version] = [...(groups[ERASURE]?.heads ?? []), ...(groups[ERASURE]?.past ?? [])]
  return version === undefined ? undefined : read(version.value)
}

export function erasureSaid({ kind, edits }: Change): Erasure | undefined {
  if (kind !== ERASURE) return undefined
  const edit = edits.find(({ group }) => group === ERASURE)
  return edit === undefined ? undefined : read(edit.value)
}

function read(value: Json): Erasure | undefined {
  const erasure = Erasure.safeParse(isJsonObject(value) ? value.erased : undefined)
  return erasure.success ? erasure.data : undefined
}
