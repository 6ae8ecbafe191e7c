// The service worker: keeps the whole app for use without a connection, and nothing else. It serves GET only,
// never takes over unasked, and never sees a record.
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[]
}

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/v1\//, /^\/health$/],
  }),
)

self.addEventListener('message', (event) => {
  // Sent only when a person chose to update, with no interview open.
  if ((event.data as { type?: unknown } | null)?.type === 'update-now') void self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  // The first installation may take care of the page that brought it, so that it is ready offline at once.
  event.waitUntil(self.clients.claim())
})
