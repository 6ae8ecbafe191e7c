// How often one may knock: for each token, for each address, and for what lets somebody in.
import type { BucketNeeds, TokenBuckets } from './token-buckets.ts'
import { createTokenBuckets } from './token-buckets.ts'

export interface Rates {
  /** Requests a minute for one bearer token; twice as many at once. */
  readonly perToken: number
  /** Requests a minute from one network address. */
  readonly perAddress: number
  /** Founding, inviting and asking to join, a minute, from one address and for each of the three. */
  readonly enrol: number
}

export interface Limits {
  readonly token: TokenBuckets
  readonly address: TokenBuckets
  readonly enrol: TokenBuckets
}

export function createLimits({ perToken, perAddress, enrol }: Rates, needs: BucketNeeds): Limits {
  return Object.freeze({
    token: createTokenBuckets({ perMinute: perToken, burst: perToken * 2 }, needs),
    address: createTokenBuckets({ perMinute: perAddress, burst: perAddress }, needs),
    enrol: createTokenBuckets({ perMinute: enrol, burst: enrol }, needs),
  })
}
