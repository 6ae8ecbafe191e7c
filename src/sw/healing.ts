// A device whose earlier worker took a page that is not the app's, such as a hotspot's, and shows it at every start.

/** Whether some kept page is not the app's. Every build's page has the place where the app is drawn. */
export async function holdsWrongPage(caches: CacheStorage): Promise<boolean> {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      if (new URL(request.url).pathname !== '/index.html') continue
      const page = await cache.match(request)
      if (page !== undefined && !(await page.text()).includes('id="app"')) return true
    }
  }
  return false
}

/** A page of the app answers at once; one that is still loading loads again. */
const ANSWER_WITHIN_MS = 3_000

/** Pages that do not answer are loaded anew; one with an interview in its address never is. */
export async function reloadWhoeverIsNotAmparo(clients: Clients): Promise<void> {
  const pages = await clients.matchAll({ type: 'window' })
  await Promise.all(
    pages.map(async (page) => {
      if (new URL(page.url).pathname.startsWith('/interview/')) return
      if (!(await answers(page))) await page.navigate(page.url).catch(() => null)
    }),
  )
}

function answers(page: Client): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(false)
    }, ANSWER_WITHIN_MS)
    port1.onmessage = () => {
      resolve(true)
    }
    page.postMessage({ type: 'are-you-amparo' }, [port2])
  })
}
