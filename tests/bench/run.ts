// npm run bench: the store beside plain Dexie, in one run, in a real Chromium. Ratios, never a promise of times.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { openTablet } from '../browser/kit/chromium.ts'
import { freePort } from '../browser/kit/endpoint.ts'

interface Figures {
  readonly name: string
  readonly amparo: number
  readonly dexie: number
}

const folder = await mkdtemp(join(tmpdir(), 'amparo-bench-'))
const port = await freePort()
const built = await build({
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    target: 'es2022',
    lib: { entry: 'tests/bench/in-browser.ts', formats: ['es'], fileName: 'bench' },
  },
})
const chunks = (Array.isArray(built) ? built : [built]).flatMap((one) =>
  'output' in one ? one.output : [],
)
const server = serveChunks()
const tablet = await openTablet(join(folder, 'profile'))
const page = await tablet.newPage()
await page.goto(`http://localhost:${String(port)}/`)
const figures = await page.evaluate<readonly Figures[]>(
  "import('/bench.js').then((module) => module.bench())",
)
await tablet.close()
server.close()
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

function serveChunks(): Server {
  return createServer((request, response) => {
    const wanted = (request.url ?? '/').slice(1)
    const chunk = chunks.find(({ fileName }) => fileName === wanted)
    const code = chunk !== undefined && 'code' in chunk ? chunk.code : undefined
    response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript')
    response.end(code ?? '<!doctype html><title>bench</title>')
  }).listen(port, '127.0.0.1')
}
