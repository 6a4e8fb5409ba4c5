// The site's service worker. First comes a copy of all that was fetched, for a time
// without network; then JupyterLite's own, which holds the question of input().
{ // a scope of our own: the two share their globals
  const CACHE = 'nnkit-site';
  const PACK = /\.[0-9a-f]{12}\.gz$/;
  const BUNDLE = /\.[0-9a-f]{7,16}\.js$/; // a part of JupyterLab or of an extension
  const NOT_OURS = /\/api\/(drive|stdin|service-worker-heartbeat)/;

  self.addEventListener('fetch', (event) => {
    const { request } = event, url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== location.origin || NOT_OURS.test(url.pathname)) return;
    event.stopImmediatePropagation();
    event.respondWith(answer(event, request, url));
  });
  // The network is asked first, so that nobody reads an old page; what is named by its
  // content never changes.
  async function answer(event, request, url) {
    const cache = await caches.open(CACHE).catch(() => null); // storage may be refused
    const fresh = ['reload', 'no-store'].includes(request.cache);
    const lasting = PACK.test(url.pathname) || BUNDLE.test(url.pathname);
    if (lasting && !fresh) {
      const kept = await cache?.match(request);
      if (kept) return kept;
    }
    try {
      const got = await fetch(request);
      const script = got.headers.get('Content-Type')?.includes('javascript');
      const strange = BUNDLE.test(url.pathname) && !script; // a hotel's page, say: not for ever
      if (cache && got.status === 200 && !strange) event.waitUntil(keep(cache, url, got.clone(), fresh));
      return got;
    } catch (error) {
      const kept = await cache?.match(request, { ignoreSearch: true });
      if (kept) return kept;
      throw error;
    }
  }

  // A full disk keeps no copy, and does no other harm. Who asks past the caches has found
  // the copy broken: then it is written anew, whatever its headers say.
  async function keep(cache, url, response, fresh) {
    try {
      if (!fresh && same(response, await cache.match(url.href))) return;
      await cache.put(url.href, response.clone());
      if (url.pathname.endsWith('/static/manifest.json')) await tidy(cache, await response.json());
    } catch { /* no copy */ }
  }

  // To write a copy takes longer than all else here.
  function same(response, kept) {
    const names = ['ETag', 'Last-Modified', 'Content-Length'];
    const of = (one) => names.map((name) => one.headers.get(name));
    const [tag, time] = of(response);
    return Boolean(kept && (tag || time)) && `${of(response)}` === `${of(kept)}`;
  }

  // Packs of an older build go.
  async function tidy(cache, { files, large }) {
    const named = new Set([...Object.values(files), ...Object.values(large)].map(({ file }) => file));
    for (const { url } of await cache.keys()) {
      if (PACK.test(url) && !named.has(url.split('/').pop())) await cache.delete(url);
    }
  }
}
importScripts('./jupyterlite-service-worker.js');
