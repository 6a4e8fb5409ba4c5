// What Python fetches until the first cell of a notebook has run, and its size were it
// sent as brotli. Usage: sizes.mjs KERNEL NOTEBOOK; prints JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';
import { load, open, Talk } from './desk.mjs';

const QUALITY = 9; // 11 would take minutes, for 5 % less
const [kernel, notebook] = process.argv.slice(2);
const { Machine, folders } = await load(kernel);
const { manifest, module, named, packs, preopened } = await open(kernel, { folders });
const talk = new Talk();
const machine = await Machine.make(module, preopened(), { door: talk.door, say: console.error, still: true });
machine.load(new Uint8Array(gunzipSync(readFileSync(named('image')))));
const { cells } = JSON.parse(readFileSync(notebook));
talk.run(machine, [cells.find((one) => one.cell_type === 'code').source].flat().join(''));

const { BROTLI_PARAM_LGWIN: LGWIN, BROTLI_PARAM_QUALITY } = constants;
const params = { [LGWIN]: 24, [BROTLI_PARAM_QUALITY]: QUALITY };
const sizes = (entries) => Object.fromEntries(entries.map(([name, { file, bytes }]) => {
  const plain = gunzipSync(readFileSync(join(kernel, file)));
  return [name, [bytes, brotliCompressSync(plain, { params }).length]];
}));
const first = Object.entries(manifest.files).filter(([name]) => packs.wanted.has(name));
console.log(JSON.stringify({ large: sizes(Object.entries(manifest.large)), first: sizes(first) }));
