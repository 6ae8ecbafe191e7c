// The packer with its writers and words is large, and needed once in a while.
import type { Packer } from '../features/handover/hand-overs.ts'

export function createLazyPacker(needs: { readonly today: () => string }): Packer {
  const load = async () => (await import('./packer.ts')).createPacker(needs)
  return {
    preview: async (...asked) => (await load()).preview(...asked),
    pack: async (...asked) => (await load()).pack(...asked),
    seal: async (...asked) => (await load()).seal(...asked),
  }
}
