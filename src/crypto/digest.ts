// SHA-256 for the files of a package.
import { own } from './bytes.ts'

/** Lower-case hex, as `sha256sum` prints it. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes)))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
