// npm run prove [times]: the fault tests in larger sizes, and their findings as a table under docs/proof/.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

const times = Number(process.argv[2] ?? 50)
const sizes = {
  AMPARO_KILLS: 60 * times,
  AMPARO_CORRUPTIONS: 12 * Math.ceil(times / 2),
  AMPARO_FLUSHES: 50 * Math.ceil((times * 2) / 5),
  AMPARO_FULL_DISKS: 10 * Math.ceil(times / 5),
  AMPARO_TABS: 20 * Math.ceil(times / 5),
  AMPARO_DEPLOYS: 5 * Math.ceil(times / 5),
  AMPARO_DRAFT_KILLS: 6 * times,
}
const rows = 'node_modules/.cache/proof.md'
const tests = ['killed', 'corrupted', 'flushed', 'full-disk', 'tabs', 'updates', 'draft-killed']
/** Looked at in shares by `npm test`, here as a whole. */
const matrices = ['access', 'access-own', 'beyond-axe', 'cold-offline']

rmSync(rows, { force: true })
const ran = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    '--project',
    'browser*',
    ...[...tests, ...matrices].map((name) => `tests/browser/${name}.test.ts`),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, String(size)])),
      AMPARO_PROOF: rows,
      AMPARO_SHARE: 'all',
    },
  },
)
const today = new Date().toISOString().slice(0, 10)
mkdirSync('docs/proof', { recursive: true })
writeFileSync(
  `docs/proof/${today}.md`,
  `# Faults and outcomes, ${today}

Chromium as shipped by Debian, headless, ${String(cpus().length)} cores, Node ${process.version}. The shipped app is started, struck, started again and read
back through itself. The bound is the rule of three: 0 of n is at most 3/n at 95 %.

| fault | tries | outcome | failures | 95 % bound |
| --- | ---: | --- | ---: | ---: |
${readFileSync(rows, 'utf8').split('\n').sort().join('\n').trim()}
`,
)
process.exitCode = ran.status ?? 1
