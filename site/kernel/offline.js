// For the visits after this one. What the page had fetched before the service worker was
// there is put to the rest (service-worker.js), and scripts are compiled (compiled.js).
const CACHE = 'nnkit-site';
const LATER = 3000; // milliseconds: first comes what the learner wants

export function keepLater() {
  setTimeout(() => keepPage().then(compile).catch(() => {}), LATER); // storage is refused: no copy
}

async function keepPage() {
  if (!navigator.serviceWorker?.controller) return;
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
  const page = location.href.split('#')[0];
  const ours = [page, ...fetched].filter((url) => url.startsWith(`${location.origin}/`));
  for (const url of new Set(ours)) {
    if (url.includes('/api/service-worker') || kept.has(url)) continue;
    await cache.add(url).catch(() => {}); // gone, or the disk is full: no copy
  }
}

// Once for each build of an application: its own bundle is named by its content.
async function compile() {
  const root = new URL('../../../', import.meta.url);
  const bundle = new URL(document.getElementById('jupyter-lite-main').href);
  const scope = new URL(`compiled/${document.body.dataset.notebook}/`, root).pathname;
  await navigator.serviceWorker?.register(new URL(`compiled.js?${bundle.pathname}`, root), { scope });
}
