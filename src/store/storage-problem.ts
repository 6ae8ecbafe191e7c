// What a disk can do to a write. Both have a sentence in each language; nothing was written.
import type { Problem } from '../model/result.ts'

export interface StorageProblem extends Problem {
  readonly kind: 'storage-full' | 'storage-failed'
}
