// The kernel's worker: brings Python up, gives it messages, sends back what it says.
import { folders, newFile, place, walk } from './files.js';
import { Machine } from './machine.js';
import { opened, reopen } from './opened.js';
import { keepUnpacked, manifest, Packs, stream, whole } from './packs.js';

const NO_MEMORY = 'There is too little memory for Python. Close other tabs and programs, then restart the kernel.';
const MOST_KEPT = 600e6; // bytes of memory of which a copy is made
const LATER = 3000; // milliseconds: by then the service worker has its copies
const text = new TextDecoder(), bytes = new TextEncoder();
let machine, files, stdin, message;
let early = null; // a copy of the memory, from before the first message
let begun = null; // what `begin` gives, once for each worker
let got = 0, total = 0; // bytes

const tell = (more) => { got += more; postMessage({ fetched: got, total }); };

// All that needs to know no notebook, so that it can be done ahead (spare.js).
async function begin({ base, module, memory }) {
  const { files: named, large } = await manifest(base);
  const wanted = memory ? ['tree'] : ['python', 'tree', 'image'];
  total = wanted.reduce((sum, name) => sum + large[name].bytes, 0);
  const url = (name) => base + large[name].file;
  const compile = () => stream(url('python'), tell, (response) => WebAssembly.compileStreaming(response));
  const [compiled, tree, image] = await Promise.all([
    module ?? compile(), whole(url('tree'), tell), memory ? null : whole(url('image'), tell),
  ]);
  tell(total - got); // what came unpacked was not counted
  const packs = new Packs(base, named);
  files = folders(JSON.parse(text.decode(tree)), packs);
  machine = await Machine.make(compiled, files.preopened, {
    door, say: (line) => postMessage({ log: line }),
  });
  if (memory) machine.restore(memory.bytes); else machine.load(image);
  if (memory) reopen(machine.fds, memory.open);
  else setTimeout(() => ['python', 'image'].forEach((name) => keepUnpacked(url(name)).catch(() => {})), LATER);
  return compiled;
}

const wake = (settings) => machine.turn(`__import__("site_kernel").wake(${JSON.stringify(JSON.stringify(settings))})`);

// A first call takes long, for much is compiled with it: so the first is made ahead, too.
async function ahead({ base, notebook }) {
  const compiled = await begin({ base });
  if (notebook) {
    wake({ notebook, again: false });
    early = copy(); // there is time now
  }
  return compiled;
}

async function start({ base, module, memory, settings, asks }) {
  stdin = asks;
  if (begun) tell(0); // nobody heard it until now
  const compiled = await (begun ??= begin({ base, module, memory }));
  wake({ ...settings, again: Boolean(memory) });
  postMessage({ ready: true, module: compiled, memory: early }, early ? [early.bytes] : []);
  early = null;
}

// The guest's bytes in, ours out. The first byte says what is asked.
function door(asked) {
  const kind = String.fromCharCode(asked[0]);
  if (kind === 'M') { publish(asked); return new Uint8Array(0); }
  if (kind === 'N') return message;
  if (kind === 'I') return bytes.encode(JSON.stringify(ask(JSON.parse(text.decode(asked.subarray(1))))));
  throw new Error(`unknown request ${kind}`);
}

function publish(frame) {
  const size = new DataView(frame.buffer, frame.byteOffset).getUint32(1, true);
  const said = JSON.parse(text.decode(frame.subarray(5, 5 + size)));
  let at = 5 + size;
  said.buffers = said.buffers.map((length) => frame.slice(at, (at += length)).buffer);
  postMessage({ message: said });
}

// input(): the page's service worker holds our request until somebody has answered.
function ask([content, parent_header]) {
  if (!stdin) return null;
  const header = {
    msg_id: crypto.randomUUID(), msg_type: 'input_request', session: parent_header.session,
    username: '', date: new Date().toISOString(), version: '5.3',
  };
  const data = { channel: 'stdin', header, parent_header, content, metadata: {}, buffers: [] };
  const request = new XMLHttpRequest();
  request.open('POST', stdin.url, false);
  try {
    request.send(JSON.stringify({ browsingContextId: stdin.id, data }));
    return JSON.parse(request.response).content?.value ?? null;
  } catch {
    return null;
  }
}

function frame({ message: asked, buffers }) {
  const head = bytes.encode(JSON.stringify({ ...asked, buffers: buffers.map((b) => b.length) }));
  const size = buffers.reduce((sum, buffer) => sum + buffer.length, 4 + head.length);
  const out = new Uint8Array(size);
  new DataView(out.buffer).setUint32(0, head.length, true);
  out.set(head, 4);
  let at = 4 + head.length;
  for (const buffer of buffers) { out.set(buffer, at); at += buffer.length; }
  return out;
}

// What the guest wrote below /work since the last look.
function changes() {
  const changed = [...walk(files.root.contents.get('work'))].filter(([, file]) => file.changed);
  return changed.map(([path, file]) => { file.changed = false; return [path, file.data]; });
}

function request(asked) {
  message = frame(asked);
  const work = files.root.contents.get('work');
  for (const [path, content] of asked.files) place(work, path, newFile(content));
  let trap;
  try {
    machine.turn('__import__("site_kernel").handle()');
  } catch (error) {
    trap = String(error?.message ?? error);
  }
  postMessage({ done: true, trap, wrote: trap ? [] : changes() });
}

// A copy of the memory; null if it is too large, or has no room.
function copy() {
  try {
    if (machine.memory.buffer.byteLength > MOST_KEPT) return null;
    return { bytes: machine.copy(), open: opened(machine.fds) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

function keep() {
  const memory = copy();
  postMessage({ memory }, memory ? [memory.bytes] : []);
}

const reason = (error) => (error instanceof RangeError ? NO_MEMORY : String(error.message ?? error));

self.onmessage = ({ data }) => {
  if (data.begin) (begun = ahead(data.begin)).catch(() => {}); // `start` says it
  else if (data.start) start(data.start).catch((error) => postMessage({ failed: reason(error) }));
  else if (data.request) request(data.request);
  else if (data.keep) keep();
};
