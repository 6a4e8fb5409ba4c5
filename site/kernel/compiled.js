// A service worker that serves nothing. A browser compiles a script that is put into a
// cache while a service worker is installed, and keeps that: a third of what the page's
// thread did on a second visit was compiling. In the site's own service worker it would
// stand in the way of the first visit.
const LASTING = /\.[0-9a-f]{7,16}\.js$/; // as in service-worker.js

self.addEventListener('install', (event) => event.waitUntil(again()));

async function again() {
  const cache = await caches.open('nnkit-site');
  for (const request of await cache.keys()) {
    if (!LASTING.test(new URL(request.url).pathname)) continue;
    const kept = await cache.match(request);
    await cache.put(request, kept).catch(() => {}); // a full disk: it stays as it is
  }
}
