// The sealed change: the change as it travels and is kept. The endpoint sees this and nothing more.
import * as z from 'zod/mini'
import { DeviceId, SpaceId } from '../model/id.ts'

const base64url = (max: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(max))

/** 64 KiB of sealed bytes, in base64url. */
export const MAX_CIPHERTEXT = 87_400

export const Hash = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** Random for each record, unlinked to what it holds, so that a record's payloads can be dropped. */
export const Tag = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))

const visible = {
  v: z.literal(1),
  space: SpaceId,
  epoch: z.int().check(z.minimum(1)),
  device: DeviceId,
  /** 1, 2, 3 … without gaps, for each device. */
  seq: z.int().check(z.minimum(1)),
  /** Hash of this device's previous sealed change; 43 times "A" for the first. */
  prev: Hash,
  tag: Tag,
  /** 96 random bits. */
  nonce: z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/)),
}

/** Ed25519 over the hash of all else, into which the payload enters by its own hash. */
const sig = z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/))

export const SealedChange = z.strictObject({
  ...visible,
  ciphertext: base64url(MAX_CIPHERTEXT),
  sig,
})
export type SealedChange = z.infer<typeof SealedChange>

/** What is left of a sealed change once its payload was dropped: place, hash and signature still hold. */
export const ErasedChange = z.strictObject({
  ...visible,
  /** SHA-256 of the sealed bytes. */
  payload: Hash,
  sig,
})
export type ErasedChange = z.infer<typeof ErasedChange>

/** A link of a device's chain, with its payload or without. */
export const ChainedChange = z.union([SealedChange, ErasedChange])
export type ChainedChange = z.infer<typeof ChainedChange>

export const FIRST_PREV = 'A'.repeat(43)
