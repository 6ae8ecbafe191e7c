// All code lists in one chunk. The build refuses a malformed one.
import type { CodeList } from '../model/question-set.ts'

export const lists: Readonly<Record<string, CodeList>> = import.meta.glob(
  '../question-sets/lists/*.json',
  { eager: true, import: 'default' },
)
