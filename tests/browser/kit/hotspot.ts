// A hotspot between the tablet and the endpoint: everything goes through, or a page of its own is answered in its place.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * `portal`: its page with 200 for everything but the worker's script. `login`: a redirect to such a page. `half`: a
 * deploy that is being copied, new worker and old rest: parts that are not there yet are answered with the page.
 */
export type HotspotMode = 'through' | 'portal' | 'login' | 'half'

export const HOTSPOT_PAGE =
  '<!doctype html><title>Wi-Fi</title><h1>Inicie sesion</h1><p>Wi-Fi gratis</p>'

export interface Hotspot {
  readonly url: string
  readonly set: (mode: HotspotMode) => void
  /** How many answers were not the endpoint's. */
  readonly lies: () => number
  readonly stop: () => Promise<void>
}

export async function startHotspot(behind: string): Promise<Hotspot> {
  const state = { mode: 'through' as HotspotMode, lies: 0 }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', behind).pathname
    const own = state.mode !== 'through' && path !== '/sw.js' && !path.startsWith('/v1/')
    const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
    if (own && state.mode === 'login' && path !== '/login') {
      state.lies += 1
      response.writeHead(302, { location: '/login' }).end()
      return
    }
    if (own && (state.mode !== 'half' || path.startsWith('/assets/'))) {
      state.lies += 1
      response.writeHead(200, html).end(HOTSPOT_PAGE)
      return
    }
    void fetch(`${behind}${request.url ?? '/'}`, { redirect: 'manual' }).then(
      async (answer) => {
        const headers = Object.fromEntries(
          [...answer.headers].filter(([name]) => !/^(content-encoding|content-length)$/.test(name)),
        )
        response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()))
      },
      () => response.writeHead(502).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${String(port)}`,
    set: (mode) => {
      state.mode = mode
    },
    lies: () => state.lies,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}
