// What the kernel fetches from its own folder, named by its content so that a cache
// never gives an old file for a new one.
import { gunzipSync } from './vendor/fflate.js';

const GONE = 'The site was changed since this page was opened. Save your work, then reload the page.';
const LOST = 'Part of Python could not be fetched. Check the network, then restart the kernel.';

// Of a file that came by half, a cache keeps the half for ever: then it is fetched once
// more, past the caches.

// Read at once, in the middle of a turn of Python: only a worker may wait like this.
export class Packs {
  constructor(base, names) {
    Object.assign(this, { base, names, kept: new Map() });
  }
  read(name) {
    if (!this.kept.has(name)) {
      const url = this.base + this.names[name].file;
      let bytes;
      try { bytes = unpacked(url, {}); } catch (error) {
        if (error.message === GONE) throw error;
        bytes = unpacked(url, { 'Cache-Control': 'no-cache' });
      }
      this.kept.set(name, bytes);
    }
    return this.kept.get(name);
  }
  forget(name) { this.kept.delete(name); }
}

function unpacked(url, headers) {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  try { request.send(); } catch { throw new Error(LOST); }
  if (request.status === 404) throw new Error(GONE);
  if (request.status !== 200) throw new Error(LOST);
  try { return gunzipSync(new Uint8Array(request.response)); } catch { throw new Error(LOST); }
}

// Fetch and unzip while it comes, telling how many bytes have come; `use` takes the
// response of what was unzipped.
export async function stream(url, tell, use) {
  try {
    return await use(await unzipping(url, tell, 'default'));
  } catch (error) {
    if (isSure(error)) throw error;
  }
  try {
    return await use(await unzipping(url, () => {}, 'reload'));
  } catch (error) {
    throw isSure(error) ? error : new Error(LOST);
  }
}

// To fetch it again would change nothing. (A RangeError: no memory.)
const isSure = (error) => error.message === GONE || error instanceof RangeError;

async function unzipping(url, tell, cache) {
  const response = await fetch(url, { cache });
  if (response.status === 404) throw new Error(GONE);
  if (!response.ok) throw new Error(LOST);
  if (response.headers.has('X-Unpacked')) return response; // by keepUnpacked
  const count = new TransformStream({
    transform(chunk, out) { tell(chunk.byteLength); out.enqueue(chunk); },
  });
  const plain = response.body.pipeThrough(count).pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain, { headers: { 'Content-Type': 'application/wasm' } });
}

// In the copy for later visits, too: none of them unpacks it again, and the browser can
// keep what it compiled of it. For a file that has been used, so that it is whole.
export async function keepUnpacked(url) {
  const cache = await caches.open('nnkit-site'); // the service worker's
  const kept = await cache.match(url);
  if (!kept || kept.headers.has('X-Unpacked')) return;
  const plain = kept.body.pipeThrough(new DecompressionStream('gzip'));
  await cache.put(url, new Response(plain, { headers: { 'Content-Type': 'application/wasm', 'X-Unpacked': 'gzip' } }));
}

export const whole = (url, tell) => stream(url, tell, async (response) => new Uint8Array(await response.arrayBuffer()));

export async function manifest(base) {
  try {
    return await (await fetch(`${base}manifest.json`, { cache: 'no-cache' })).json();
  } catch {
    throw new Error(LOST);
  }
}
