// A sealed change as a row, and what it weighs.
import type { ChainedChange } from '../../src/wire/sealed-change.ts'
import { payloadHash } from '../hash.ts'
import type { HashedChange } from '../ledger.ts'
import type { Value } from '../plan.ts'

export function changeRows(
  fresh: readonly HashedChange[],
  { first, receivedAt }: { first: number; receivedAt: string },
) {
  return {
    into: 'change',
    columns: CHANGE_COLUMNS,
    rows: fresh.map(({ change, hash }, index): Value[] => [
      change.space,
      first + index,
      change.device,
      change.seq,
      change.epoch,
      change.prev,
      change.tag,
      change.nonce,
      change.sig,
      hash,
      sizeOf(change),
      receivedAt,
      payloadHash(change),
      'ciphertext' in change ? Buffer.from(change.ciphertext, 'base64url') : null,
    ]),
  }
}

const CHANGE_COLUMNS = [
  'space',
  'number',
  'device',
  'seq',
  'epoch',
  'prev',
  'tag',
  'nonce',
  'sig',
  'hash',
  'size',
  'received_at',
  'payload',
  'ciphertext',
]

export function weight(changes: readonly HashedChange[]): number {
  return changes.reduce((sum, { change }) => sum + sizeOf(change), 0)
}

function sizeOf(change: ChainedChange): number {
  const sealed = 'ciphertext' in change ? change.ciphertext.length : 0
  return ENVELOPE_BYTES + Math.floor((sealed * 3) / 4)
}

/** What a change weighs besides its sealed bytes, here and on the wire, roughly. */
export const ENVELOPE_BYTES = 400
