// One script of the tests, bundled and served on a page of its own: for what needs a real browser but not the app.
import { createServer, type Server } from 'node:http'
import { build } from 'vite'
import { freePort } from './endpoint.ts'

export interface ServedBundle {
  readonly url: string
  readonly close: () => Promise<void>
}

/** The bundle is at `/entry.js`; every other address is an empty page. */
export async function serveBundle(entry: string): Promise<ServedBundle> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'entry' },
    },
  })
  const chunks = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const port = await freePort()
  const server = createServer((request, response) => {
    const wanted = (request.url ?? '/').slice(1)
    const chunk = chunks.find(({ fileName }) => fileName === wanted)
    const code = chunk !== undefined && 'code' in chunk ? chunk.code : undefined
    response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript')
    response.end(code ?? '<!doctype html><title>bundle</title>')
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { url: `http://localhost:${String(port)}`, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })
}
