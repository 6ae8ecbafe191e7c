// Assets of the version before: a tab that still runs it must be able to load its parts after the new worker took over.

const NAME = 'amparo-earlier-assets'
const KEPT_MS = 90 * 24 * 60 * 60 * 1_000
const SINCE = 'x-amparo-kept-since'

/** Copies what the version before has cached, and drops what is older than 90 days. */
export async function keepEarlierAssets(caches: CacheStorage, today: Date): Promise<void> {
  const now = today.getTime()
  const earlier = await caches.open(NAME)
  await dropKeptBefore(earlier, now - KEPT_MS)
  for (const name of await caches.keys()) {
    if (name === NAME) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url)
      const kept = await cache.match(request)
      if (!pathname.startsWith('/assets/') || kept === undefined || isPage(kept)) continue
      const headers = new Headers(kept.headers)
      headers.set(SINCE, String(now))
      await earlier.put(pathname, new Response(kept.body, { headers }))
    }
  }
}

async function dropKeptBefore(earlier: Cache, moment: number): Promise<void> {
  for (const request of await earlier.keys()) {
    const since = Number((await earlier.match(request))?.headers.get(SINCE) ?? 0)
    if (since < moment) await earlier.delete(request)
  }
}

/** No part of the app is a page: what says so was taken from something else. */
function isPage(kept: Response): boolean {
  return (kept.headers.get('content-type') ?? '').startsWith('text/html')
}

/** From the server while it still has it; else what was kept. */
export async function earlierAsset(caches: CacheStorage, request: Request): Promise<Response> {
  const kept = await caches.match(new URL(request.url).pathname, { cacheName: NAME })
  if (kept !== undefined) return kept
  return fetch(request)
}
