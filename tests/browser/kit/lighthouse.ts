// npm run lighthouse [runs]: four screens of the example, as on a phone and on a desk, measured by Lighthouse on the built
// app. The example is found again at every load, as after a reload.
import lighthouse, { desktopConfig, type Config, type Result } from 'lighthouse'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { setup as build } from './build-once.ts'
import { openTablet } from './chromium.ts'
import { freePort, startEndpoint } from './endpoint.ts'
import { personAt } from './person.ts'
import { wordsIn } from './words.ts'

const RUNS = Number(process.argv[2] ?? 3)
/** Asked for apart: a browser that was asked about accessibility keeps a tree for readers, and is slower from then on. */
const SPEED = ['performance'] as const
const OTHERS = ['accessibility', 'best-practices'] as const
type Category = (typeof SPEED | typeof OTHERS)[number]
const PRESETS: Readonly<Record<string, Config | undefined>> = {
  phone: undefined,
  desk: desktopConfig,
}
const words = wordsIn('es')
const { t } = words

interface Row {
  readonly screen: string
  readonly preset: string
  /** 0 to 1: performance, accessibility, best practices. */
  readonly scores: readonly number[]
  /** Milliseconds, and the shift without unit. */
  readonly paint: number
  readonly blocking: number
  readonly shift: number
  /** What a machine of this speed gets; about 1,500 is a desktop computer of today. */
  readonly speed: number
  /** Processes that wanted a processor meanwhile, on average of a minute: above the number of cores, times are too long. */
  readonly load: number
  readonly lost: readonly string[]
}

const folder = await mkdtemp(join(tmpdir(), 'amparo-lighthouse-'))
await build()
const endpoint = await startEndpoint(join(folder, 'data'), await freePort())
const port = await freePort()
const tablet = await openTablet(join(folder, 'profile'), {
  size: null,
  flags: [`--remote-debugging-port=${String(port)}`],
})
const looks = [...(await exampleScreens(tablet))].flatMap(([screen, url]) =>
  Object.keys(PRESETS).map((preset) => ({ screen, url, preset })),
)
const fast: Row[] = []
for (const look of looks) {
  const runs: Row[] = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(look, SPEED))
  fast.push(middleOf(runs))
}
const rows: Row[] = []
for (const [i, look] of looks.entries()) {
  const others = await measure(look, OTHERS)
  const speed = fast[i] ?? others
  rows.push({
    ...speed,
    scores: [...speed.scores, ...others.scores],
    lost: [...speed.lost, ...others.lost],
  })
}
await tablet.close()
await endpoint.stop()
await rm(folder, { recursive: true, force: true, maxRetries: 5 })
writeFileSync('docs/proof/lighthouse.md', report(rows))

/** Opens the example, and gives its addresses; whatever is opened next in this browser is in it too. */
async function exampleScreens(browser: BrowserContext): Promise<ReadonlyMap<string, string>> {
  const page = browser.pages()[0] ?? (await browser.newPage())
  const ana = personAt(page, words)
  await ana.open(endpoint.url)
  await ana.untilOfflineReady()
  await ana.tap('start:example')
  await ana.tap('records:new-reception')
  await page.locator('.stepper').first().waitFor()
  const interview = page.url()
  await page.getByRole('link', { name: t('assessment:short') }).click()
  await page.getByRole('button', { name: t('assessment:to-result') }).click()
  await page.locator('.strip').first().waitFor()
  const result = page.url()
  await ana.goHome()
  const kept = await page.evaluate(() => sessionStorage.getItem('amparo-example') ?? '')
  await browser.addInitScript((passphrase) => {
    sessionStorage.setItem('amparo-example', passphrase)
  }, kept)
  await page.goto('about:blank')
  return new Map([
    ['home', `${endpoint.url}/`],
    ['interview', interview],
    ['list', `${endpoint.url}/records`],
    ['result', result],
  ])
}

interface Look {
  readonly screen: string
  readonly url: string
  readonly preset: string
}

async function measure(what: Look, categories: readonly Category[]): Promise<Row> {
  const flags = {
    port,
    logLevel: 'error' as const,
    disableStorageReset: true,
    onlyCategories: [...categories],
  }
  const run = await lighthouse(what.url, flags, PRESETS[what.preset])
  if (run === undefined) throw new Error('Lighthouse gave nothing.')
  const { audits, environment, finalDisplayedUrl } = run.lhr
  if (finalDisplayedUrl !== what.url) throw new Error(`Ended at ${finalDisplayedUrl}`)
  const value = (id: string) => audits[id]?.numericValue ?? NaN
  return {
    screen: what.screen,
    preset: what.preset,
    scores: categories.map((id) => run.lhr.categories[id]?.score ?? 0),
    paint: value('largest-contentful-paint'),
    blocking: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
    speed: environment.benchmarkIndex,
    load: loadavg()[0] ?? 0,
    lost: lostBy(run.lhr, categories),
  }
}

/** What keeps a category below 1, with its weight in it. */
function lostBy({ categories, audits }: Result, asked: readonly Category[]): readonly string[] {
  return asked.flatMap((category) =>
    (categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => id),
  )
}

/** The run whose performance is the median. */
function middleOf(runs: readonly Row[]): Row {
  const sorted = [...runs].sort((one, other) => (one.scores[0] ?? 0) - (other.scores[0] ?? 0))
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('No runs.')
  return middle
}

function lineOf({ screen, preset, scores, ...row }: Row): string {
  const cells = [
    screen,
    preset,
    ...scores.map((score) => score.toFixed(2)),
    `${row.paint.toFixed(0)} ms`,
    `${row.blocking.toFixed(0)} ms`,
    row.shift.toFixed(3),
    row.speed.toFixed(0),
    row.load.toFixed(1),
    row.lost.join(', '),
  ]
  return `| ${cells.join(' | ')} |`
}

function report(all: readonly Row[]): string {
  const today = new Date().toISOString().slice(0, 10)
  return `# Lighthouse, ${today}

\`npm run lighthouse\`: Lighthouse 12.8.2 on the built app, served by the endpoint, in the example. Performance is the median
of ${String(RUNS)} runs, and asked for before accessibility: a browser that was asked about that keeps a tree for readers and is slower from then
on. The phone is Lighthouse's own (slow 4G and a processor four times slower, simulated), the desk its desktop preset. \`speed\` is the
benchmark index of the machine during the run, \`load\` how many processes wanted one of its ${String(cpus().length)} cores: above that number, times
are too long, and performance is too low.

| screen | as on a | performance | accessibility | best practices | largest paint | blocked | shift | speed | load | below 0.9 |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
${all.map(lineOf).join('\n')}
`
}
