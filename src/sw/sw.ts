// The service worker: keeps the whole app for use without a connection, and nothing else. It serves GET only,
// never takes over unasked, and never sees a record.
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { earlierAsset, keepEarlierAssets } from './earlier-assets.ts'

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

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  ({ request }) => earlierAsset(caches, request),
)

self.addEventListener('install', (event) => {
  event.waitUntil(keepEarlierAssets(caches, new Date()))
})

self.addEventListener('message', (event) => {
  // Sent only when a person chose to update, at the lock screen.
  if ((event.data as { type?: unknown } | null)?.type === 'update-now') void self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  // The first installation may take care of the page that brought it, so that it is ready offline at once.
  event.waitUntil(self.clients.claim())
})
