// Two machines, the second with nothing but a copy of the memory of the first, go on
// from there. Usage: fork.mjs DESK KERNEL; prints JSON of what both say.
const [desk, kernel] = process.argv.slice(2);
const { opened, reopen } = await import(`${kernel}/opened.js`);
const { load, open, Talk } = await import(desk);
const { Machine, folders } = await load(kernel);
const { readFileSync } = await import('node:fs');
const { gunzipSync } = await import('node:zlib');
const { module, named, preopened } = await open(kernel, { folders });
const image = new Uint8Array(gunzipSync(readFileSync(named('image'))));

const BEFORE = `
import numpy as np, random, itertools, nnkit as nn
from nnkit import plotting
rng = np.random.default_rng(3); random.seed(4); np.random.seed(5)
def walk():
    place = 0
    while True:
        place += rng.normal()
        try:
            yield place
        finally:
            pass
steps = walk(); next(steps)
net = nn.Sequential(nn.Linear(30, 20, rng=rng), nn.Tanh(), nn.Linear(20, 10, rng=rng))
optimizer = nn.Adam(net.parameters(), lr=0.1)
X, y = rng.normal(size=(50, 30)), rng.integers(0, 10, 50)
def train():
    nn.fit(net, nn.CrossEntropyLoss(), optimizer, (X, y), epochs=3, batch_size=10, rng=rng, progress=False)
train()
held = open("/lib/site-packages/nnkit/parameter.py"); held.read(9)
from matplotlib.figure import Figure
from matplotlib.backends.backend_agg import FigureCanvasAgg
figure = Figure(); FigureCanvasAgg(figure); figure.subplots().set_title("one"); figure.canvas.draw()
words = __import__("re").compile(r"\\w+")
`;
const AFTER = `
train()
print([float(one.data.sum()) for one in net.parameters()], next(steps), random.random(), np.random.rand())
print(words.findall("of the memory"), id(net), len(repr(optimizer)))
print(held.read(40)); figure.axes[0].set_title("other text"); figure.canvas.draw()
print(np.asarray(figure.canvas.buffer_rgba()).sum())
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
`;

let refused = '';
const talk = new Talk();
const options = { say: console.error, still: true };
const door = (frame) => {
  try { refused ||= machine.copy() && 'copied'; } catch (error) { refused ||= error.message; }
  return talk.door(frame);
};
const machine = await Machine.make(module, preopened(), { ...options, door });
machine.load(image);
talk.run(machine, BEFORE);
const errors = talk.said.filter((text) => text.includes('"msg_type": "error"'));
const memory = machine.copy(), files = opened(machine.fds);
const first = talk.run(machine, AFTER);
const other = await Machine.make(module, preopened(), { ...options, door: talk.door });
other.restore(memory);
reopen(other.fds, files);
console.log(JSON.stringify({ errors, refused, first, second: talk.run(other, AFTER) }));
