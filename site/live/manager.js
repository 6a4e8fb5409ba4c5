// The page's half of ipywidgets, without JupyterLab: models that follow Python's.
import './amd.js';
import 'anywidget';
import * as base from '@jupyter-widgets/base';
import { ManagerBase } from '@jupyter-widgets/base-manager';
import * as controls from '@jupyter-widgets/controls';
import { Widget } from '@lumino/widgets';

const MODULES = {
  '@jupyter-widgets/base': base,
  '@jupyter-widgets/controls': controls,
  anywidget: globalThis.define.given(base),
};

// One line between a model here and its half in Python.
class Comm {
  constructor(id, ask) { Object.assign(this, { comm_id: id, target_name: 'jupyter.widget', ask }); }
  send(data, callbacks, metadata, buffers) { return this.tell('comm_msg', { data }, callbacks, metadata, buffers); }
  close(data = {}, callbacks, metadata, buffers) { return this.tell('comm_close', { data }, callbacks, metadata, buffers); }
  on_msg(hear) { this.hear = hear; }
  on_close(closed) { this.closed = closed; }
  tell(type, content, callbacks, metadata, buffers) {
    const { id } = this.ask(type, { comm_id: this.comm_id, ...content }, {
      metadata, buffers, hear: (message) => callbacks?.iopub?.[message.header.msg_type]?.(message),
    });
    return id;
  }
}

export class Manager extends ManagerBase {
  constructor(ask) {
    super();
    Object.assign(this, { ask, comms: new Map() });
  }

  async loadClass(name, module) {
    const found = MODULES[module]?.[name];
    if (!found) throw new Error(`The page has no ${name} of ${module}`);
    return found;
  }

  // What Python says of a comm. Models are made one after the other.
  async take(message) {
    const { msg_type } = message.header, { comm_id } = message.content;
    if (msg_type === 'comm_open') {
      const comm = new Comm(comm_id, this.ask);
      this.comms.set(comm_id, comm);
      await this.handle_comm_open(comm, message);
    } else if (msg_type === 'comm_msg') this.comms.get(comm_id)?.hear?.(message);
    else {
      this.comms.get(comm_id)?.closed?.(message);
      this.comms.delete(comm_id);
    }
  }

  async draw(id, host) {
    const view = await this.create_view(await this.get_model(id));
    Widget.attach(view.luminoWidget, host);
  }

  async _create_comm() { throw new Error('Widgets are made in Python only'); }
  async _get_comm_info() { return {}; }
}
