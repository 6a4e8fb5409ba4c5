// Bring IPython and the course's imports up once, and keep the memory: the image that
// every page begins with. Usage: image.mjs KERNEL OUT
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, must, open, Talk } from './desk.mjs';

const [kernel, out] = process.argv.slice(2);
const { Machine, folders } = await load(kernel);
const { opened } = await import(join(kernel, 'opened.js'));
const { module, preopened } = await open(kernel, { folders });
const talk = new Talk();
const options = { door: talk.door, say: console.error, still: true };
const machine = await Machine.make(module, preopened(), options);
const fresh = machine.copy();
machine.instance.exports._initialize?.();
must(machine, "import sys; sys.path.insert(0, '/lib/site-packages')");
must(machine, 'import site_kernel; site_kernel.start()', talk.said);
must(machine, 'import site_kernel; site_kernel.prepare()', talk.said);
const { files } = opened(machine.fds);
if (files.length) throw new Error(`The image would have open files: ${files.map(({ path }) => path)}`);
const image = machine.image(fresh);
writeFileSync(out, image);

// The image's assumption: that memory is all of Python between two turns. A new machine
// that is given nothing else has to answer.
const again = await Machine.make(module, preopened(), options);
again.load(image);
if (talk.run(again, 'import numpy as np; print(np.arange(7).sum() * 2)') !== '42\n') {
  throw new Error(`The memory image does not work: a machine that was given it said ${talk.said.join(' ')}`);
}
console.log(`image: ${(image.length / 1e6).toFixed(1)} MB of ${(machine.memory.buffer.byteLength / 1e6).toFixed(1)} MB memory`);
