// A worker that begins with the page: JupyterLab asks for a kernel only when it stands,
// and since the first visit all that Python needs lies in this browser.
import { obstacle } from './support.js';

let spare = null;

const made = (base) => new Worker(new URL('worker.js', base), { type: 'module' });

// Without our service worker, on a first visit, nobody would keep a copy of what comes
// so early; then it waits until it is asked for, when the service worker is there.
const wanted = (path) => navigator.serviceWorker?.controller && !obstacle() && (!path || path.endsWith('.ipynb'));

// JupyterLite takes a service worker of which it has not noted the version for an old one
// and unregisters it; it notes it on a second visit only, which so took seconds more.
function note(version) {
  const url = new URL('../../../service-worker.js?enableCache=false', import.meta.url);
  try { localStorage[`${url}-version`] ??= version; } catch { /* storage is refused */ }
}

export function begin(version) {
  note(version);
  const notebook = new URLSearchParams(location.search).get('path');
  if (!wanted(notebook)) return;
  const base = new URL('.', import.meta.url).href;
  const worker = spare = made(base);
  worker.onerror = () => { if (spare === worker) spare = null; }; // the next one says why
  worker.postMessage({ begin: { base, notebook } });
}

// The one that has begun, to the first who asks; then new ones.
export function take(base) {
  const worker = spare ?? made(base);
  spare = null;
  return worker;
}
