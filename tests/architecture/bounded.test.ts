import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until, within, TWO_MINUTES } from '../kit/within.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('[H10] what does not come within two minutes fails, and says what it was and how it stood', async () => {
  const kept = { at: 'nothing' }
  const never = within('the third save', new Promise(() => undefined), () => kept)
  const told = expect(never).rejects.toThrow(
    'Waited two minutes for the third save; it stood at {"at":"kept"}',
  )
  await vi.advanceTimersByTimeAsync(TWO_MINUTES - 1)
  kept.at = 'kept'
  await vi.advanceTimersByTimeAsync(1)
  await told

  const nothing = expect(until('a word', () => false)).rejects.toThrow('Waited two minutes')
  await vi.advanceTimersByTimeAsync(TWO_MINUTES)
  await nothing
})

test('[H10] what comes in time is given on, and no timer is left behind', async () => {
  expect(await within('a word', Promise.resolve('here'))).toBe('here')
  await expect(within('a word', Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  const steps = { n: 0 }
  const counted = until('three', () => (steps.n += 1) >= 3)
  await vi.advanceTimersByTimeAsync(20)
  await counted
  expect(vi.getTimerCount()).toBe(0)
})

interface Waits {
  readonly what: string
  readonly pattern: RegExp
}

/** Ways to wait that no limit ends, or that a limit ends too late. */
const UNBOUNDED: readonly Waits[] = [
  { what: 'a loop that waits', pattern: /while \(.*\) await / },
  {
    what: 'a program without a time',
    pattern: /execFile(Sync)?\)?\((?![^;]*(IN_TIME|options))/,
  },
  {
    what: 'a wait of more than two minutes',
    pattern: /timeout: (?!TWO_MINUTES)(\d{3,}_\d{3}|1[2-9]\d_\d{3}|\d{7,})/,
  },
  { what: 'a test of hours', pattern: /^\}?,? ?\(?(\d{1,3}_\d{3}_\d{3}|\d{7,})\)$/ },
]

function waitsIn(text: string): readonly string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, i) => {
    // A call may go on over the next lines.
    const call = lines.slice(i, i + 6).join(' ')
    return UNBOUNDED.filter(
      ({ pattern }) => pattern.test(line) && pattern.test(line.includes('execFile') ? call : line),
    ).map(({ what }) => `${what}: ${line.trim()}`)
  })
}

test('[H10] no test waits without a bound, and each way to do so is found', () => {
  const files = readdirSync('tests', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith('bounded.test.ts'))
  const found = files.flatMap((path) =>
    waitsIn(readFileSync(path, 'utf8')).map((wait) => `${path}: ${wait}`),
  )
  expect(found).toEqual([])
  expect(files.length).toBeGreaterThan(100)
  for (const planted of [
    '  while (!saved) await pause()',
    "execFileSync('age', ['-d'])",
    '  { timeout: 150_000 },',
    '}, 36_000_000)',
  ]) {
    expect(waitsIn(planted).length, planted).toBe(1)
  }
})
