// The kill switch: served in the place of sw.js, it gives the pages back to the server. Caches go; what people saved is
// not in caches and stays.
self.addEventListener('install', () => {
  self.skipWaiting()
})
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name)
      await self.registration.unregister()
    })(),
  )
})
