// The page's half of the kernel: one worker, one request at a time, and the memory of
// before it, so that a stop costs no more than the cell that was stopped.

import { take } from './spare.js';

const STOPPED = 'Stopped. All names have the values that they had before this cell ran.';
const ENDED = 'Python ended in this cell. All names have the values of before it ran.';
const RESTARTED = 'Python was started anew: run the cells above again. Your text is safe.';
const ABORT = { status: 'aborted', execution_count: 0 };
const IDLE = 400; // ms without a request until the memory is kept
const TOGETHER = 20; // ms of output that go out as one message

const copied = (buffer) => (ArrayBuffer.isView(buffer)
  ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).slice()
  : new Uint8Array(buffer).slice());

export class Kernel {
  constructor({ id, name, location, sendMessage }, { base, Signal, asks, folder, status }) {
    Object.assign(this, { id, name, location, sendMessage, base, asks, folder, status });
    this.isDisposed = false;
    this.disposed = new Signal(this);
    this.queue = [];
    this.now = null; // the request that the worker has
    this.memory = null; // of before `now`
    this.changed = true; // by a cell or after one, since `memory` was taken
    this.ran = false; // a cell did
    this.start({});
  }

  start({ module, memory }) {
    this.worker = take(this.base);
    this.ready = new Promise((resolve, reject) => {
      const failed = (why) => { this.status.say(why); reject(new Error(why)); };
      this.worker.onerror = (event) => failed(event.message || 'The worker of Python did not start.');
      this.worker.onmessage = ({ data }) => {
        if (data.ready) {
          this.module = data.module;
          if (data.memory) Object.assign(this, { memory: data.memory, changed: false });
          this.status.say('Python is ready');
          resolve();
          this.next();
        } else if (data.failed) failed(data.failed);
        else this.hear(data);
      };
    });
    this.ready.catch(() => {}); // said above; whoever waits hears it, too
    this.status.say('Python is starting');
    const go = async () => {
      const settings = { notebook: await this.folder.notebook(this.id) };
      const start = { base: this.base, asks: this.asks, module, memory, settings };
      this.worker.postMessage({ start }, memory ? [memory.bytes] : []);
    };
    go();
  }

  hear(data) {
    if (data.message) this.publish(data.message);
    else if ('memory' in data) { this.memory = data.memory; this.kept(); }
    else if (data.done) this.finish(data);
    else if (data.fetched) this.status.progress(data.fetched, data.total);
    else if (data.log) console.info(`kernel: ${data.log}`);
  }

  // JupyterLab gives the next one only when this returns: the queue is ours, so that an
  // error or a stop can end what waits behind it.
  async handleMessage(message) {
    this.queue.push(message);
    this.next();
  }

  async next() {
    if (this.now || !this.queue.length || !this.module || this.isDisposed) return;
    clearTimeout(this.timer);
    const message = (this.now = this.queue.shift());
    const runs = message.header.msg_type === 'execute_request';
    const files = runs ? await this.folder.news(this.id) : [];
    if (this.now !== message) return; // stopped meanwhile
    if (runs) this.keep();
    this.ran ||= runs;
    this.changed ||= this.ran;
    if (runs) this.status.say('Python is working');
    const { header, content, metadata } = message;
    const request = { message: { header, content, metadata }, files };
    this.worker.postMessage({ request: { ...request, buffers: (message.buffers ?? []).map(copied) } });
  }

  // Ask for a copy of the memory, if it differs from the last one.
  keep() {
    if (!this.changed) return;
    this.changed = false;
    this.memory = null;
    this.keeping = new Promise((resolve) => { this.kept = resolve; });
    this.worker.postMessage({ keep: true });
  }

  finish({ trap, wrote }) {
    this.flush();
    if (trap) { this.rollBack('PythonEnded', `${ENDED} (${trap})`); return; }
    if (wrote.length) this.folder.save(wrote);
    const message = this.now;
    this.now = null;
    if (message.failed && message.content.stop_on_error !== false) this.abort();
    this.status.say('Python is ready');
    this.next();
    if (!this.now) this.timer = setTimeout(() => this.keep(), IDLE);
  }

  // The stop button.
  async stop() {
    const { now } = this;
    await this.keeping; // the worker makes the copy before it begins the cell
    if (now && this.now === now) await this.rollBack('KeyboardInterrupt', STOPPED);
  }

  async rollBack(ename, why) {
    const { now: message, module, memory } = this;
    this.worker.onmessage = null;
    this.worker.terminate();
    this.flush();
    this.module = this.memory = null;
    this.changed = true;
    this.folder.forget();
    const evalue = memory ? why : `${why.split('.')[0]}. ${RESTARTED}`;
    if (message.header.msg_type === 'execute_request') {
      const error = { ename, evalue, traceback: [`\u001b[31m${ename}\u001b[39m: ${evalue}`] };
      this.emit(message, 'iopub', 'error', error);
      this.emit(message, 'shell', 'execute_reply', { status: 'error', execution_count: 0, ...error });
    }
    this.emit(message, 'iopub', 'status', { execution_state: 'idle' });
    this.now = null;
    this.abort();
    this.start({ module, memory });
    await this.ready;
  }

  // Cells that wait behind one that failed are not run.
  abort() {
    const waiting = this.queue;
    this.queue = waiting.filter((one) => one.header.msg_type !== 'execute_request');
    for (const one of waiting) {
      if (this.queue.includes(one)) continue;
      this.emit(one, 'shell', 'execute_reply', ABORT);
      this.emit(one, 'iopub', 'status', { execution_state: 'idle' });
    }
  }

  // Lines that come one by one would choke the page.
  publish(said) {
    const { held } = this;
    if (said.msg_type === 'stream') {
      if (held && held.content.name === said.content.name) {
        held.content.text += said.content.text;
        return;
      }
      this.flush();
      this.held = said;
      this.flushing = setTimeout(() => this.flush(), TOGETHER);
      return;
    }
    this.flush();
    if (said.msg_type === 'execute_reply' && said.content.status === 'error') this.now.failed = true;
    this.emit(this.now, said.channel, said.msg_type, said.content, said);
  }

  flush() {
    clearTimeout(this.flushing);
    const { held } = this;
    this.held = null;
    if (held) this.emit(this.now, held.channel, held.msg_type, held.content, held);
  }

  emit(parent, channel, msg_type, content, { metadata = {}, buffers = [] } = {}) {
    if (this.isDisposed) return;
    const header = {
      msg_id: crypto.randomUUID(), msg_type, session: parent.header.session ?? '',
      username: '', date: new Date().toISOString(), version: '5.3',
    };
    // `cause`: JupyterLite would else drop what waits without a word; we have answered it.
    const more = msg_type === 'execute_reply' ? { ...metadata, cause: 'interrupt' } : metadata;
    this.sendMessage({
      header, parent_header: parent.header, channel, content, metadata: more, buffers,
    });
  }

  dispose() {
    if (this.isDisposed) return;
    this.isDisposed = true;
    clearTimeout(this.timer);
    clearTimeout(this.flushing);
    this.worker.terminate();
    this.disposed.emit(undefined);
  }
}
