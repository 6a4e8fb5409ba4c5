#!/bin/sh
# While the kernel has not finished with a value of a widget, ipywidgets' page holds the next one
# back and sends only the newest, when the kernel is idle. A press on a button is a message of the
# other kind, which is not held. So who chooses, chooses again and presses has the press arrive
# before the choice: a handler of the button acts on the old value, and the new one follows when
# all is done. It hurts forms and quizzes whose kernel is busy for longer than a hand needs.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset NODE_PATH NODE_OPTIONS
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
    @jupyter-widgets/base@6.0.11 jsdom@26.1.0 esbuild@0.25.12

cat >page.mjs <<'JAVASCRIPT'
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('', { pretendToBeVisual: true });
const names = ['window', 'document', 'navigator', 'requestAnimationFrame', 'getComputedStyle'];
const kinds = ['Element', 'HTMLElement', 'Node', 'Event', 'DragEvent', 'MutationObserver'];
for (const name of [...names, ...kinds])
  if (!(name in globalThis)) globalThis[name] = window[name] ?? class {};
JAVASCRIPT
cat >see.mjs <<'JAVASCRIPT'
import './page.mjs';
import { WidgetModel } from '@jupyter-widgets/base';

const sent = [];
const comm = {
  on_close() {},
  on_msg() {},
  send: (data, callbacks) => `message ${sent.push({ data, callbacks })}`,
};
const manager = { callbacks: () => ({}) };
const model = new WidgetModel({ value: 0 }, { model_id: 'one', comm, widget_manager: manager });
const choose = (value) => {
  model.set('value', value);
  model.save_changes();
};
const say = (when) => {
  const words = sent.map(({ data }) => (data.method === 'update' ? data.state.value : 'press'));
  console.log(`${when}: ${words.join(' ')}`);
};

choose(1);
choose(2);
model.send({ event: 'click' });
say('kernel busy');
sent[0].callbacks.iopub.status({ content: { execution_state: 'idle' } });
say('kernel idle');
JAVASCRIPT
npx esbuild see.mjs --bundle --format=esm --external:jsdom --loader:.svg=text \
    --loader:.css=empty --log-level=error --outfile=bundle.mjs
node bundle.mjs >seen.txt

npm ls --depth=0 | grep -oE '@jupyter-widgets/base@[0-9.]+'
echo "expected: in the order in which it was done: 1 2 press"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
kernel busy: 1 press
kernel idle: 1 press 2
SEEN
