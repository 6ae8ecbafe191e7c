// npm run bench: the store beside plain Dexie, in one run, in a real Chromium. Ratios, never a promise of times.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTablet } from '../browser/kit/chromium.ts'
import { serveBundle } from '../browser/kit/serve-bundle.ts'
import { tapToSaved } from './tap-to-saved.ts'
import { typing } from './typing.ts'

interface Figures {
  readonly name: string
  readonly amparo: number
  readonly dexie: number
}

const folder = await mkdtemp(join(tmpdir(), 'amparo-bench-'))
const served = await serveBundle('tests/bench/in-browser.ts')
const tablet = await openTablet(join(folder, 'profile'))
const page = await tablet.newPage()
await page.goto(served.url)
const figures = await page.evaluate<readonly Figures[]>(
  "new Promise((done) => { new Worker('/entry.js', { type: 'module' }).onmessage = ({ data }) => done(data) })",
)
await tablet.close()
await served.close()
const taps = await tapToSaved(join(folder, 'app'))
const typed = await typing(join(folder, 'typing'))
await rm(folder, { recursive: true, force: true, maxRetries: 5 })

process.stdout.write(
  '| what | Amparo, sealed | Dexie, in clear | ratio |\n| --- | ---: | ---: | ---: |\n',
)
for (const { name, amparo, dexie } of figures) {
  const [ours, theirs] = [amparo, dexie].map((ms) => `${ms.toFixed(1)} ms`)
  process.stdout.write(
    `| ${name} | ${ours ?? ''} | ${theirs ?? ''} | ${(amparo / dexie).toFixed(2)} |\n`,
  )
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
for (const { name, p50, p95, longest } of taps) {
  process.stdout.write(
    `${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; longest task of the page ${longest.toFixed(0)} ms\n`,
  )
}
for (const { field, rate, p95, longest } of typed) {
  process.stdout.write(
    `${field}, ${String(rate)}×: key to paint p95 ${p95.toFixed(0)} ms; longest task ${longest.toFixed(0)} ms\n`,
  )
}
