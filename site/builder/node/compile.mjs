// Compile every .py below a folder with the guest's own Python, to bytecode that is
// never compared with its source. Usage: compile.mjs KERNEL WASM STDLIB SOURCES OUT
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compile, load, must } from './desk.mjs';

const [kernel, wasm, stdlib, sources, out] = process.argv.slice(2);
const { Machine, folders, newFile, place } = await load(kernel);
const zip = new Uint8Array(readFileSync(stdlib));
const packs = { read: () => zip, forget() {} };
const tree = { files: [], zip: { size: zip.length, outline: 'zip', solid: [[0, zip.length, 0]], holes: [] } };
const { root, preopened } = folders(tree, packs);

const names = readdirSync(sources, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
  .map((entry) => relative(sources, join(entry.parentPath, entry.name))).sort();
for (const name of names) place(root, `tmp/src/${name}`, newFile(new Uint8Array(readFileSync(join(sources, name)))));

let written = 0;
const door = (frame) => {
  const end = frame.indexOf(0), name = new TextDecoder().decode(frame.subarray(0, end));
  const path = join(out, `${name}c`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, frame.subarray(end + 1));
  written += 1;
  return new Uint8Array(0);
};
const machine = await Machine.make(await compile(wasm), preopened, { door, say: console.error, still: true });
machine.instance.exports._initialize?.();
must(machine, `
import os, _host
from importlib import _bootstrap_external, util
for folder, _, names in os.walk('/tmp/src'):
    for name in sorted(names):
        path = os.path.join(folder, name)
        source = open(path, 'rb').read()
        place = path.replace('/tmp/src', '/lib/site-packages', 1)
        try:
            code = compile(source, place, 'exec', dont_inherit=True, optimize=0)
        except SyntaxError as error:
            print('not compiled:', error)
            continue
        data = _bootstrap_external._code_to_hash_pyc(code, util.source_hash(source), False)
        _host.call(os.path.relpath(path, '/tmp/src').encode() + b'\\0' + bytes(data))
`);
console.log(`${written} of ${names.length} files compiled`);
