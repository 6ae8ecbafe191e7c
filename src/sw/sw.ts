// The service worker: keeps the whole app for use without a connection, and nothing else. It serves GET only,
// takes only the bytes of its own build, never takes over unasked, and never sees a record.
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { earlierAsset, keepEarlierAssets } from './earlier-assets.ts'
import { holdsWrongPage, reloadWhoeverIsNotAmparo } from './healing.ts'
import { ownBytes, type BuildFile } from './own-bytes.ts'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: BuildFile[]
}

const files = self.__WB_MANIFEST
const healing = { needed: false }

addPlugins([ownBytes(files)])
precacheAndRoute(files)
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
  event.waitUntil(
    holdsWrongPage(caches).then(async (wrong) => {
      healing.needed = wrong
      // A page that is not the app's can ask for nothing: whoever sees it would see it for ever.
      if (wrong) await self.skipWaiting()
    }),
  )
})

self.addEventListener('message', (event) => {
  // Sent only when a person chose to update, at the lock screen.
  if ((event.data as { type?: unknown } | null)?.type === 'update-now') void self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // The first installation may take care of the page that brought it, so that it is ready offline at once.
      await self.clients.claim()
      if (healing.needed) await reloadWhoeverIsNotAmparo(self.clients)
    })(),
  )
})
