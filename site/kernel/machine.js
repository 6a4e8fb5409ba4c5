// One Python: an instance of the binary, its files, and the door for messages.
import { ConsoleStdout, File, OpenFile, WASI } from './vendor/browser_wasi_shim/index.js';

const ENVIRONMENT = [
  'HOME=/home', 'IPYTHONDIR=/tmp/ipython', 'MPLCONFIGDIR=/tmp/matplotlib',
  'MPLBACKEND=module://matplotlib_inline.backend_inline',
  'PYTHONIOENCODING=utf-8', 'PYTHONTZPATH=', 'TMPDIR=/tmp',
];
const PAGE = 4096, BLOCK = 65536;
const encoder = new TextEncoder();

export class Machine {
  // `door`: a function from the guest's bytes to ours. `still`: a clock that stands and
  // no chance, so that the same build makes the same image.
  static async make(module, preopened, { door, say = () => {}, still = false }) {
    const fds = [
      new OpenFile(new File([])), ConsoleStdout.lineBuffered(say), ConsoleStdout.lineBuffered(say),
      ...preopened,
    ];
    const wasi = new WASI(['/usr/local/bin/python.wasm'], ENVIRONMENT, fds, { debug: false });
    const machine = new Machine();
    machine.fds = fds;
    if (still) machine.standStill(wasi.wasiImport);
    const call = (...place) => machine.call(door, say, ...place);
    machine.instance = await WebAssembly.instantiate(module, {
      wasi_snapshot_preview1: wasi.wasiImport, host: { call },
    });
    wasi.inst = machine.instance;
    return machine;
  }

  get memory() { return this.instance.exports.memory; }

  standStill(imports) {
    let ticks = 0n, last = 1;
    imports.clock_time_get = (id, precision, out) => {
      ticks += 1000n;
      new DataView(this.memory.buffer).setBigUint64(out, 1_700_000_000_000_000_000n + ticks, true);
      return 0;
    };
    imports.random_get = (out, size) => {
      const bytes = new Uint8Array(this.memory.buffer, out, size);
      for (let i = 0; i < size; i++) bytes[i] = (last = (last * 48271) % 2147483647) & 255;
      return 0;
    };
  }

  // Bytes into the guest's memory, where it can free them.
  put(bytes) {
    const at = this.instance.exports.host_alloc(bytes.length) >>> 0;
    new Uint8Array(this.memory.buffer).set(bytes, at);
    return at;
  }

  call(door, say, at, size, answerAt, answerSize) {
    try {
      const asked = new Uint8Array(this.memory.buffer, at >>> 0, size >>> 0).slice();
      const answer = door(asked), place = this.put(answer);
      const view = new DataView(this.memory.buffer);
      view.setUint32(answerAt >>> 0, place, true);
      view.setUint32(answerSize >>> 0, answer.length, true);
      return 0;
    } catch (error) {
      say(`door: ${error}`);
      return -2;
    }
  }

  // Run Python code to its end; not zero if it raised.
  turn(code) {
    const bytes = encoder.encode(code);
    this.turning = true;
    const status = this.instance.exports.turn(this.put(bytes), bytes.length);
    this.turning = false;
    return status;
  }

  // Between two turns the C stack is empty, so the memory is all that Python is, but
  // for the files that are open (opened.js).
  copy() {
    if (this.turning) throw new Error('In the middle of a turn the memory is not all of Python.');
    return this.memory.buffer.slice(0);
  }

  restore(buffer) {
    this.grow(buffer.byteLength);
    new Uint8Array(this.memory.buffer).set(new Uint8Array(buffer));
  }

  grow(size) {
    const missing = size - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(missing / BLOCK);
  }

  // The pages that differ from a fresh instance: count and size, their numbers, their bytes.
  image(fresh) {
    const whole = new Uint8Array(this.memory.buffer);
    const now = new BigUint64Array(whole.buffer), then = new BigUint64Array(fresh);
    const words = PAGE / 8, pages = [];
    for (let page = 0; page < whole.length / PAGE; page++) {
      for (let k = page * words; k < (page + 1) * words; k++) {
        if (now[k] !== (then[k] ?? 0n)) { pages.push(page); break; }
      }
    }
    const head = 8 + 4 * pages.length;
    const out = new Uint8Array(head + pages.length * PAGE), view = new DataView(out.buffer);
    view.setUint32(0, whole.length, true);
    view.setUint32(4, pages.length, true);
    pages.forEach((page, k) => {
      view.setUint32(8 + 4 * k, page, true);
      out.set(whole.subarray(page * PAGE, (page + 1) * PAGE), head + k * PAGE);
    });
    return out;
  }

  load(image) {
    const view = new DataView(image.buffer, image.byteOffset), count = view.getUint32(4, true);
    this.grow(view.getUint32(0, true));
    const whole = new Uint8Array(this.memory.buffer), head = 8 + 4 * count;
    for (let k = 0; k < count; k++) {
      const bytes = image.subarray(head + k * PAGE, head + (k + 1) * PAGE);
      whole.set(bytes, view.getUint32(8 + 4 * k, true) * PAGE);
    }
  }
}
