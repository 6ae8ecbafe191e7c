// Where a record is read in the app. Records of the self-assessment are read inside their round.
import type { RecordId } from './id.ts'

/** An element's id is its round's and its subject, with a point between them. */
export function addressOf({ id, kind }: { readonly id: string; readonly kind: string }): string {
  const [round = id, subject] = id.split('.')
  if (subject !== undefined) return `/assessment/${round}/answers/${subject}`
  return kind === 'assessment' ? `/assessment/${id}/answers` : `/records/${id}`
}

/** The subject that an element is about; nothing for a record that is about itself. */
export function subjectOf(id: RecordId): string | undefined {
  return id.split('.')[1]
}
