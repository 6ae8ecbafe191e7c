import type { Packer } from '../features/handover/hand-overs.ts'
import { fail } from '../model/result.ts'
export function createPacker(_: unknown): Packer {
  return {
    preview: () => Promise.resolve(fail({ kind: 'nothing-to-export' as const })),
    pack: () => Promise.resolve(fail({ kind: 'nothing-to-export' as const })),
    seal: () => Promise.resolve(fail({ kind: 'nothing-to-export' as const })),
  }
}
