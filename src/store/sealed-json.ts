// JSON in, sealed bytes out, and back.
import { fail, ok, type Problem, type Result } from '../model/result.ts'
import type { Place, RowCipher } from './needs.ts'

export interface UnreadableRow extends Problem {
  readonly kind: 'unreadable-row'
  readonly place: Place
}

export function sealJson(rows: RowCipher, place: Place, value: unknown): Promise<Uint8Array> {
  return rows.seal(place, new TextEncoder().encode(JSON.stringify(value)))
}

/** The value is `unknown`: parse it at the door it came through. */
export async function openJson(
  rows: RowCipher,
  place: Place,
  sealed: Uint8Array,
): Promise<Result<unknown, UnreadableRow>> {
  const bytes = await rows.open(place, sealed)
  if (!bytes.ok) return fail({ kind: 'unreadable-row', place })
  return ok(JSON.parse(new TextDecoder().decode(bytes.value)) as unknown)
}
