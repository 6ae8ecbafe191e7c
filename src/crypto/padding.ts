// How long a change is should not tell what it says: compressed when that helps, then padded to a few sizes.
import { deflateSync, inflateSync } from 'fflate'

const SIZES = [256, 1_024, 4_096, 16_384, 65_000] as const
const PLAIN = 0
const DEFLATED = 1
const HEAD = 5
/** Small texts hardly shrink, and compressing costs more than sealing. */
const WORTH_DEFLATING = 1_024
/** A change cannot hold more than this once unpacked: a guard against bombs. */
const LONGEST = 4 * 1_048_576

/** Flag byte, length (4 bytes, big-endian), content, zeros. `undefined` when it does not fit the largest size. */
export function pad(content: Uint8Array): Uint8Array | undefined {
  const deflated = content.length > WORTH_DEFLATING ? deflateSync(content) : content
  const [flag, body] = deflated.length < content.length ? [DEFLATED, deflated] : [PLAIN, content]
  const size = SIZES.find((one) => one >= body.length + HEAD)
  if (size === undefined) return undefined
  const padded = new Uint8Array(size)
  padded[0] = flag
  new DataView(padded.buffer).setUint32(1, body.length)
  padded.set(body, HEAD)
  return padded
}

/** `undefined` when it was not padded by us. */
export function unpad(padded: Uint8Array): Uint8Array | undefined {
  if (padded.length < HEAD) return undefined
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(1)
  if (length > padded.length - HEAD) return undefined
  const body = padded.subarray(HEAD, HEAD + length)
  if (padded[0] === PLAIN) return body
  return padded[0] === DEFLATED ? inflate(body) : undefined
}

function inflate(body: Uint8Array): Uint8Array | undefined {
  try {
    // One byte more than allowed is room enough to notice that it would be longer.
    const out = inflateSync(body, {
      out: new Uint8Array(Math.min(LONGEST, body.length * 1_032 + 64)),
    })
    return out
  } catch {
    return undefined
  }
}
