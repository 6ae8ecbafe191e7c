// Rate limits: a bucket of tokens for each key, refilled with time.
import type { Outcome } from '../refusal.ts'
import { done, refuse } from '../refusal.ts'

export interface BucketRules {
  readonly perMinute: number
  readonly burst: number
}

export interface BucketNeeds {
  readonly now: () => Date
  /** 0 ≤ x < 1 */
  readonly random: () => number
}

export interface TokenBuckets {
  /** Takes one, or `too-many-requests` with the seconds to wait. */
  take(key: string): Outcome<void>
}

/** Keys are remembered most recently used first; a flood of made-up keys pushes out the oldest, not the memory. */
const MAX_KEYS = 10_000

export function createTokenBuckets(rules: BucketRules, { now, random }: BucketNeeds): TokenBuckets {
  const buckets = new Map<string, Bucket>()
  return Object.freeze({
    take(key: string) {
      const at = now().getTime()
      const level = levelOf(buckets.get(key), { at, rules })
      buckets.delete(key)
      buckets.set(key, { at, level: level >= 1 ? level - 1 : level })
      if (buckets.size > MAX_KEYS) forgetOldest(buckets)
      if (level >= 1) return done(undefined)
      const seconds = ((1 - level) * 60) / rules.perMinute
      // Spread out: fifty tablets that come back at eight must not all knock again in the same second.
      return refuse('too-many-requests', { retryAfter: Math.ceil(seconds * (1 + random())) })
    },
  })
}

interface Bucket {
  readonly at: number
  readonly level: number
}

function levelOf(
  bucket: Bucket | undefined,
  { at, rules }: { at: number; rules: BucketRules },
): number {
  if (bucket === undefined) return rules.burst
  // A clock set back must not drain anybody.
  const minutes = Math.max(0, at - bucket.at) / 60_000
  return Math.min(rules.burst, bucket.level + minutes * rules.perMinute)
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
