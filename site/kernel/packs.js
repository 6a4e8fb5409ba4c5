// What the kernel fetches from its own folder, named by its content so that a cache
// never gives an old file for a new one.
import { gunzipSync } from './vendor/fflate.js';

const GONE = 'The site was changed since this page was opened. Save your work, then reload the page.';
const LOST = 'Part of Python could not be fetched. Check the network, then restart the kernel.';

// Read at once, in the middle of a turn of Python: only a worker may wait like this.
export class Packs {
  constructor(base, names) {
    Object.assign(this, { base, names, kept: new Map() });
  }
  read(name) {
    if (!this.kept.has(name)) {
      const request = new XMLHttpRequest();
      request.open('GET', this.base + this.names[name].file, false);
      request.responseType = 'arraybuffer';
      try { request.send(); } catch { throw new Error(LOST); }
      if (request.status === 404) throw new Error(GONE);
      if (request.status !== 200) throw new Error(LOST);
      this.kept.set(name, gunzipSync(new Uint8Array(request.response)));
    }
    return this.kept.get(name);
  }
  forget(name) { this.kept.delete(name); }
}

// Fetch and unzip while it comes, telling how many bytes have come.
export async function stream(url, tell) {
  const response = await fetch(url).catch(() => { throw new Error(LOST); });
  if (response.status === 404) throw new Error(GONE);
  if (!response.ok) throw new Error(LOST);
  const count = new TransformStream({
    transform(chunk, out) { tell(chunk.byteLength); out.enqueue(chunk); },
  });
  return response.body.pipeThrough(count).pipeThrough(new DecompressionStream('gzip'));
}

export async function whole(url, tell) {
  try {
    return new Uint8Array(await new Response(await stream(url, tell)).arrayBuffer());
  } catch (error) {
    throw error instanceof TypeError ? new Error(LOST) : error; // half a file
  }
}
