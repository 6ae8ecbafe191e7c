// What is too large for every run is looked at in shares: a commit's hash chooses one of six. `npm run prove` looks at all.
import { execFileSync } from 'node:child_process'
import { IN_TIME } from './within.ts'

export const SHARES = 6

export interface Share {
  /** For whoever reads the output of a run. */
  readonly name: string
  /** Whether this run looks at what is so called. `parts`: 2, 3 or 6; each is taken by as many shares as the others. */
  readonly takes: (key: string, parts: 2 | 3 | 6) => boolean
  /** The same of the nth of a few, one after the other. */
  readonly takesTurn: (n: number, parts: 2 | 3 | 6) => boolean
}

/** Of a commit's hash; the first share where there is none. `wanted`: `all`, or the number of a share from 1. */
export function shareOf(commit: string | undefined, wanted = ''): Share {
  if (wanted === 'all') return { name: 'all shares', takes: () => true, takesTurn: () => true }
  const chosen = /^[1-6]$/.test(wanted) ? Number(wanted) - 1 : partOf(commit ?? '', SHARES)
  const by = commit === undefined ? 'no commit' : `commit ${commit.slice(0, 8)}`
  return {
    name: `share ${String(chosen + 1)} of ${String(SHARES)} (${by})`,
    takes: (key, parts) => partOf(key, parts) === chosen % parts,
    takesTurn: (n, parts) => n % parts === chosen % parts,
  }
}

/** Of this checkout, or as `AMPARO_SHARE` says. */
export function thisShare(): Share {
  return shareOf(commitHere(), process.env.AMPARO_SHARE)
}

function commitHere(): string | undefined {
  try {
    const hash = execFileSync('git', ['rev-parse', 'HEAD'], {
      ...IN_TIME,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return hash.trim()
  } catch {
    return undefined
  }
}

/** FNV-1a, 32 bits: the same on every machine. */
function partOf(text: string, parts: number): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  // The low bits of this hash alone are too alike for short texts.
  return ((hash ^ (hash >>> 15)) >>> 0) % parts
}
