// What a reading page loads: a button on each explorable's picture. A click brings one
// Python up for the page, and puts the real thing where the picture was.
// A plain script, so that also a page opened from a disk has its word to say.
import { obstacle } from '../kernel/support.js';
import style from './button.css';

const MOVE = 'Make it move', STOP = 'Stop';
const LOST = 'A part of this page could not be fetched. Check the network, then try again.';
const here = new URL('.', (document.currentScript ?? document.querySelector('script[src*="live/live.js"]')).src);
const KERNEL = new URL('../extensions/nnkit-site-kernel/static/', here).href;
let python = null; // one for the page, begun by the first click

function made(tag, { classes, ...rest }) {
  const element = Object.assign(document.createElement(tag), rest);
  element.className = classes;
  return element;
}

class Explorable {
  constructor(figure) {
    this.figure = figure;
    this.picture = figure.querySelector('img');
    this.button = made('button', { classes: 'nnkit-move', type: 'button', textContent: MOVE });
    this.status = made('span', { classes: 'nnkit-status' });
    this.status.setAttribute('role', 'status');
    this.row = made('div', { classes: 'nnkit-live-row' });
    this.row.append(this.button, this.status);
    figure.append(this.row);
    this.button.addEventListener('click', () => (this.going ? this.stop() : this.go()));
  }

  say(text) { this.status.textContent = text; }

  async go() {
    const why = obstacle();
    if (why) { this.say(why); return; }
    this.going = true;
    this.button.textContent = STOP;
    this.say('Python is starting');
    try {
      const { Python } = await import(new URL(START, here)).catch(() => { throw new Error(LOST); });
      if (!this.going) return; // stopped meanwhile
      python ??= new Python(KERNEL, this.figure.dataset.notebook ?? '', setup());
      this.host = made('div', { classes: 'nnkit-live' });
      this.figure.prepend(this.host);
      await python.show(decodeURIComponent(this.figure.dataset.code), this.host, (text) => this.say(text));
      this.alive();
    } catch (error) {
      this.still(error.message ?? String(error));
    }
  }

  alive() {
    this.going = false;
    if (this.picture) this.picture.style.display = 'none';
    const focused = document.activeElement === this.button;
    this.row.remove();
    if (focused) focusFirst(this.host);
  }

  // As it was before the click, with a reason.
  still(why) {
    this.going = false;
    this.host?.remove();
    this.button.textContent = MOVE;
    this.say(why);
    if (python && !python.started) python = null; // the next click begins anew
  }

  stop() {
    if (python) python.stop(); // what waits for it fails, and says so
    else this.still('Stopped.');
  }
}

// Widgets come into the page one after the other.
function focusFirst(host, frames = 600) {
  const control = host.querySelector('.noUi-handle, input, button, select, [tabindex="0"]');
  if (control) control.focus();
  else if (frames) requestAnimationFrame(() => focusFirst(host, frames - 1));
}

function setup() {
  const given = document.querySelector('script.nnkit-setup');
  return given ? JSON.parse(given.textContent) : [];
}

document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
for (const figure of document.querySelectorAll('figure.nnkit-explorable')) new Explorable(figure);
