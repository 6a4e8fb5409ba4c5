// Bring IPython and the course's imports up once, and keep the memory: the image that
// every page begins with. Usage: image.mjs KERNEL MANIFEST-FOLDER OUT
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compile, DiskPacks, load, must } from './desk.mjs';

const [kernel, folder, out] = process.argv.slice(2);
const { Machine, folders } = await load(kernel);
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json')));
const named = (name) => join(folder, manifest.large[name].file);
const tree = JSON.parse(gunzipSync(readFileSync(named('tree'))));
const { preopened } = folders(tree, new DiskPacks(folder, manifest.files));
let request = new Uint8Array(0);
const replies = [];
const door = (frame) => {
  if (frame[0] === 78) return request; // N: the message to work on
  replies.push(new TextDecoder().decode(frame.subarray(5)));
  return new Uint8Array(0);
};
const module = await compile(named('python'));
const options = { door, say: console.error, still: true };
const machine = await Machine.make(module, preopened, options);
const fresh = machine.copy();
machine.instance.exports._initialize?.();
must(machine, "import sys; sys.path.insert(0, '/lib/site-packages')");
must(machine, 'import site_kernel; site_kernel.start()', replies);
must(machine, 'import site_kernel; site_kernel.prepare()', replies);
const image = machine.image(fresh);
writeFileSync(out, image);

// The image's assumption: that memory is all of Python between two turns. A new machine
// that is given nothing else has to answer.
const again = await Machine.make(module, preopened, options);
again.load(image);
const message = { header: { msg_type: 'execute_request', msg_id: '1' }, content: { code: 'import numpy as np; print(np.arange(7).sum() * 2)' }, metadata: {}, buffers: [] };
const head = new TextEncoder().encode(JSON.stringify(message));
request = new Uint8Array(4 + head.length);
new DataView(request.buffer).setUint32(0, head.length, true);
request.set(head, 4);
replies.length = 0;
must(again, '__import__("site_kernel").handle()', replies);
if (!replies.some((reply) => reply.includes('"text": "42\\n"'))) {
  throw new Error(`The memory image does not work: a machine that was given it said ${replies.join(' ')}`);
}
console.log(`image: ${(image.length / 1e6).toFixed(1)} MB of ${(machine.memory.buffer.byteLength / 1e6).toFixed(1)} MB memory`);
