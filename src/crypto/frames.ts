// Frames of a file that is only appended to: each carries its length and a checksum, so that a torn end and damage in
// the middle cost the frames they hit and no other.
import { sha256 } from '@noble/hashes/sha2.js'
import { joinBytes } from './bytes.ts'

const MARK = Uint8Array.of(0xa7, 0x4a, 0x52, 0x31)
const CHECK_BYTES = 8
const HEAD_BYTES = MARK.length + 4 + CHECK_BYTES

/** Mark (4 bytes), length of the content (4, little endian), first 8 bytes of its SHA-256, content. */
export function frame(content: Uint8Array): Uint8Array {
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, content.length, true)
  return joinBytes(MARK, length, checkOf(content), content)
}

export interface Frames {
  readonly contents: readonly Uint8Array[]
  /** Bytes that belong to no whole frame. */
  readonly damaged: number
}

/** Goes on after damage with the next mark that begins a whole frame. */
export function framesIn(bytes: Uint8Array): Frames {
  const contents: Uint8Array[] = []
  let [at, whole] = [0, 0]
  while (at + HEAD_BYTES <= bytes.length) {
    const content = contentAt(bytes, at)
    if (content === undefined) {
      at = nextMark(bytes, at + 1)
      continue
    }
    contents.push(content)
    at += HEAD_BYTES + content.length
    whole += HEAD_BYTES + content.length
  }
  return { contents, damaged: bytes.length - whole }
}

function contentAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  if (!MARK.every((byte, i) => bytes[at + i] === byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const length = view.getUint32(at + MARK.length, true)
  const from = at + HEAD_BYTES
  if (length > bytes.length - from) return undefined
  const content = bytes.subarray(from, from + length)
  const check = bytes.subarray(from - CHECK_BYTES, from)
  return checkOf(content).every((byte, i) => byte === check[i]) ? content : undefined
}

function nextMark(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(MARK[0] ?? 0, from)
  while (at >= 0 && !MARK.every((byte, i) => bytes[at + i] === byte)) {
    at = bytes.indexOf(MARK[0] ?? 0, at + 1)
  }
  return at < 0 ? bytes.length : at
}

function checkOf(content: Uint8Array): Uint8Array {
  return sha256(content).subarray(0, CHECK_BYTES)
}
