// Python for a reading page: the application's kernel, asked by the page itself.
import { Signal } from '@lumino/signaling';
import { Kernel } from '../kernel/kernel.js';
import { fetching } from '../kernel/status.js';
import { dress } from './look.js';
import { Manager } from './manager.js';
import { put } from './outputs.js';

const RUN = { silent: false, store_history: false, allow_stdin: false, stop_on_error: true };
const STOPPED = 'Stopped.';
const MISSING = 'This one needs other cells of its notebook: please open the notebook itself.';

export class Python {
  constructor(base, notebook, setup) {
    dress();
    this.asked = new Map(); // requests that were not answered to the end, by their id
    this.heard = Promise.resolve(); // messages are heard one after the other
    this.listeners = new Set();
    const say = (text) => this.listeners.forEach((tell) => tell(text));
    const status = { say, progress: (got, total) => say(fetching(got, total)) };
    // The course's files are in Python already; what a cell writes is not kept.
    const folder = { notebook: async () => notebook, news: async () => [], save() {}, forget() {} };
    const sendMessage = (said) => { this.heard = this.heard.then(() => this.hear(said)); };
    const about = { id: crypto.randomUUID(), name: 'python3', location: '', sendMessage };
    this.kernel = new Kernel(about, { base, Signal, asks: null, folder, status });
    this.manager = new Manager((...request) => this.ask(...request));
    this.ended = new Promise((resolve, reject) => { this.end = reject; });
    this.prepared = Promise.race([this.prepare(setup), this.ended]);
    this.prepared.then(() => { this.started = true; }, () => this.kernel.dispose());
  }

  async prepare(setup) {
    await this.kernel.ready;
    for (const code of setup) await this.run(code);
  }

  // Run a cell's code and put what it shows into `host`.
  async show(code, host, tell) {
    this.listeners.add(tell);
    try {
      await this.prepared;
      await put(await this.run(code), host, this.manager);
    } finally {
      this.listeners.delete(tell);
    }
  }

  // Before it has started nobody needs it; later only the cell ends.
  stop() {
    if (this.started) this.kernel.stop();
    else this.end(new Error(STOPPED));
  }

  async run(code) {
    const outputs = [];
    const hear = ({ header, content }) => outputs.push({ type: header.msg_type, ...content });
    await this.ask('execute_request', { code, ...RUN }, { hear }).done;
    const error = outputs.find((one) => one.type === 'error');
    if (!error) return outputs;
    if (error.ename === 'KeyboardInterrupt') throw new Error(STOPPED);
    throw new Error(error.ename === 'NameError' ? MISSING : `${error.ename}: ${error.evalue}`);
  }

  // Send a request. `hear` gets what Python says to it, `done` comes when it has ended.
  ask(msg_type, content, { metadata = {}, buffers = [], hear }) {
    const header = {
      msg_id: crypto.randomUUID(), msg_type, session: this.kernel.id,
      username: '', date: new Date().toISOString(), version: '5.3',
    };
    const done = new Promise((resolve) => { this.asked.set(header.msg_id, { hear, resolve }); });
    this.kernel.handleMessage({ header, content, metadata, buffers, parent_header: {}, channel: 'shell' });
    return { id: header.msg_id, done };
  }

  async hear(said) {
    try {
      const request = this.asked.get(said.parent_header.msg_id);
      if (said.header.msg_type.startsWith('comm_')) await this.manager.take(said);
      else request?.hear(said);
      if (said.content.execution_state === 'idle') {
        this.asked.delete(said.parent_header.msg_id);
        request?.resolve();
      }
    } catch (error) {
      console.error(error); // one bad message does not end those behind it
    }
  }
}
