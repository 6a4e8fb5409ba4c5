// What a cell shows, in a reading page. Widgets are alive, the rest is as in a notebook.
const WIDGET = 'application/vnd.jupyter.widget-view+json';

function text(tag, words) {
  return Object.assign(document.createElement(tag), { textContent: words });
}

function still({ type, data, text: printed }) {
  if (type === 'stream') return text('pre', printed);
  if (data['text/html']) return Object.assign(document.createElement('div'), { innerHTML: data['text/html'] });
  if (data['image/png']) {
    const alt = data['text/plain'] ?? '';
    return Object.assign(new Image(), { src: `data:image/png;base64,${data['image/png']}`, alt });
  }
  return text('pre', data['text/plain'] ?? '');
}

export async function put(outputs, host, manager) {
  for (const one of outputs) {
    if (!['stream', 'display_data', 'execute_result'].includes(one.type)) continue;
    const widget = one.data?.[WIDGET];
    if (widget) await manager.draw(widget.model_id, host);
    else host.append(still(one));
  }
}
