// For a time without network: what this page had fetched before the service worker was
// there is put to the rest (service-worker.js).
const CACHE = 'nnkit-site';

export async function keepPage() {
  if (!navigator.serviceWorker?.controller) return;
  try {
    const cache = await caches.open(CACHE);
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
    const page = location.href.split('#')[0];
    const ours = [page, ...fetched].filter((url) => url.startsWith(`${location.origin}/`));
    for (const url of new Set(ours)) {
      if (url.includes('/api/service-worker') || await cache.match(url)) continue;
      await cache.add(url).catch(() => {}); // gone, or the disk is full: no copy
    }
  } catch { /* storage is refused: no copy */ }
}
