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
  constructor(folder, files) { Object.assign(this, { folder, files, kept: new Map() }); }
  read(name) {
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
