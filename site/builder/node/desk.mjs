// A Python in Node, with files from this disk: what the build's two steps stand on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export async function load(kernel) {
  const { folders, newFile, place, walk } = await import(join(kernel, 'files.js'));
  const { Machine } = await import(join(kernel, 'machine.js'));
  return { Machine, folders, newFile, place, walk };
}

export const compile = (path) => {
  const bytes = readFileSync(path);
  return WebAssembly.compile(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
};

// Packs from a folder, by the names in its manifest.
export class DiskPacks {
  constructor(folder, files) { Object.assign(this, { folder, files, kept: new Map(), wanted: new Set() }); }
  read(name) {
    this.wanted.add(name);
    if (!this.kept.has(name)) {
      this.kept.set(name, new Uint8Array(gunzipSync(readFileSync(join(this.folder, this.files[name].file)))));
    }
    return this.kept.get(name);
  }
  forget(name) { this.kept.delete(name); }
}

// Run code that has to succeed; `said` is what the guest has sent so far.
export function must(machine, code, said = []) {
  const status = machine.turn(code);
  if (status !== 0) throw new Error(`Python ended with ${status} in: ${code}\n${said.join('\n')}`);
}

// The page's side of the door: gives the guest a cell to run, keeps what it says.
export class Talk {
  constructor() {
    this.said = [];
    this.door = (frame) => {
      if (frame[0] === 78) return this.request; // N: the message to work on
      this.said.push(new TextDecoder().decode(frame.subarray(5)));
      return new Uint8Array(0);
    };
  }

  // Run a cell and return what it printed.
  run(machine, code) {
    const header = { msg_type: 'execute_request', msg_id: '1' };
    const message = { header, content: { code }, metadata: {}, buffers: [] };
    const head = new TextEncoder().encode(JSON.stringify(message));
    this.request = new Uint8Array(4 + head.length);
    new DataView(this.request.buffer).setUint32(0, head.length, true);
    this.request.set(head, 4);
    this.said = [];
    must(machine, '__import__("site_kernel").handle()', this.said);
    const streams = this.said.map((text) => JSON.parse(text)).filter((one) => one.msg_type === 'stream');
    return streams.map((one) => one.content.text).join('');
  }
}

// What is in a kernel's folder: the compiled binary, and folders for one more machine.
export async function open(folder, { folders }) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json')));
  const named = (name) => join(folder, manifest.large[name].file);
  const tree = JSON.parse(gunzipSync(readFileSync(named('tree'))));
  const packs = new DiskPacks(folder, manifest.files);
  return { manifest, named, packs, module: await compile(named('python')), preopened: () => folders(tree, packs).preopened };
}
