// The operator's code lets somebody found a space. Without one in the environment it is made once, shown once, and
// kept as a hash.
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from './hash.ts'

export interface OperatorCode {
  /** Takes the same time for every wrong code. */
  matches(code: string): boolean
  /** To be shown to the operator, now or never. */
  readonly justMade: string | undefined
}

export async function operatorCode(
  given: string | undefined,
  folder: string,
): Promise<OperatorCode> {
  if (given !== undefined) return { matches: matcher(sha256(given)), justMade: undefined }
  const file = join(folder, 'operator-code.sha256')
  const kept = await readIfThere(file)
  if (kept !== undefined) return { matches: matcher(kept), justMade: undefined }
  const justMade = readableCode()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(file, sha256(justMade), { mode: 0o600, flag: 'wx' })
  return { matches: matcher(sha256(justMade)), justMade }
}

function matcher(hash: string): (code: string) => boolean {
  const expected = Buffer.from(hash, 'base64url')
  return (code) => timingSafeEqual(Buffer.from(sha256(code), 'base64url'), expected)
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Somebody may have to type it on a tablet: no 0, 1, l or o to mix up. 125 bits, 5 to each letter. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

function readableCode(): string {
  const letters = [...randomBytes(25)].map((byte) => LETTERS[byte % LETTERS.length] ?? '')
  return letters.join('').replaceAll(/(.{5})(?=.)/g, '$1-')
}
