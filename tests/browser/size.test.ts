import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const DIST = 'dist'
const FIRST_SCREEN_KB = 120
const WHOLE_APP_KB = 1_200

// Runs with the browser tests, after the one build they share.
test('[H7] the JavaScript before the first screen, worker and words included, is at most 120 KB gzip', () => {
  expect(existsSync(DIST)).toBe(true)
  const words = ['es', 'pt', 'en'].map((one) => sizeOf([entry(new RegExp(`^${one}-.*\\.js$`))]))
  const page = withImports(entry(/^index-.*\.js$/))
  const worker = withImports(entry(/^worker-.*\.js$/))
  // Asked for at once with the words, so that no task at the start is long.
  const translator = withImports(entry(/^i18next-.*\.js$/))
  // Both are made of several files, or this looks for the wrong thing.
  expect(page.length).toBeGreaterThan(1)
  expect(worker.length).toBeGreaterThan(1)
  const first = (sizeOf([...page, ...worker, ...translator]) + Math.max(...words)) / 1024

  process.stdout.write(`first screen: ${first.toFixed(1)} KB gzip\n`)
  expect(first).toBeLessThanOrEqual(FIRST_SCREEN_KB)
})

test('[H8] the whole app, as kept for use offline, is at most 1.2 MB gzip', () => {
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(DIST.length + 1))
  // What a tablet fetches: the service worker's list, itself, and what the browser takes for its home screen.
  const listed = [...readFileSync(`${DIST}/sw.js`, 'utf8').matchAll(/"?url"?:\s*"([^"]+)"/g)].map(
    ([, url = '']) => url,
  )
  expect(listed.filter((url) => !files.includes(url))).toEqual([])
  expect(listed.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(20)

  const all = files.reduce((sum, file) => sum + gzipped(file), 0) / 1024
  process.stdout.write(`whole app: ${all.toFixed(1)} KB gzip in ${String(files.length)} files\n`)
  expect(all).toBeLessThanOrEqual(WHOLE_APP_KB)
})

/** The page's entry is the one that index.html names. */
function entry(pattern: RegExp): string {
  const html = readFileSync(`${DIST}/index.html`, 'utf8')
  const found = readdirSync(`${DIST}/assets`).filter((file) => pattern.test(file))
  return `assets/${found.find((file) => html.includes(file)) ?? found[0] ?? ''}`
}

/** A part and all that it cannot begin without. What is asked for later, by `import()`, is not among it. */
function withImports(file: string, seen: ReadonlySet<string> = new Set()): readonly string[] {
  if (seen.has(file)) return []
  const code = readFileSync(`${DIST}/${file}`, 'utf8')
  const needed = [...code.matchAll(/\bimport\b[^'"()]*['"]\.\/([^'"]+)['"]/g)].map(
    ([, name = '']) => `assets/${name}`,
  )
  return needed.reduce<readonly string[]>(
    (all, one) => [...all, ...withImports(one, new Set([...seen, ...all]))],
    [file],
  )
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipped(file), 0)
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(`${DIST}/${file}`), { level: 9 }).length
}
