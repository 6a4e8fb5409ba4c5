// What a person does in Firefox, over WebDriver BiDi.
// Usage: firefox.mjs NODE-MODULES FIREFOX ADDRESS NOTEBOOK ACTION; prints JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, executablePath, address, path, action] = process.argv.slice(2);
const puppeteer = createRequire(join(modules, 'x.js'))('puppeteer-core');
const LONG = { timeout: 300_000 };
const STATUS = '.nnkit-kernel-status', FIRST = '.jp-CodeCell';

const browser = await puppeteer.launch({
  browser: 'firefox', executablePath, headless: true, protocolTimeout: 600_000,
  defaultViewport: { width: 1280, height: 900 },
});
const requests = [];

async function open(url = `${address}/lab/index.html?path=${path}`) {
  const page = await browser.newPage();
  page.setDefaultTimeout(150_000);
  page.on('request', (one) => requests.push(one.url()));
  await page.goto(url);
  return page;
}

async function opened() {
  const page = await open();
  await page.waitForSelector(FIRST, LONG);
  await says(page, 'Python is ready');
  return page;
}

const says = (page, text) => page.waitForFunction(
  (place, words) => document.querySelector(place)?.textContent.includes(words), LONG, STATUS, text,
);

// Run the code cell that has this text, or the one after it, and give what it shows.
const run = (page, text, after = 0) => page.evaluate(async (words, next) => {
  const { content, context } = jupyterapp.shell.currentWidget;
  const codes = content.widgets.filter((one) => one.model.type === 'code');
  const place = codes.findIndex((one) => one.model.sharedModel.source.includes(words)) + next;
  content.activeCellIndex = content.widgets.indexOf(codes[place]);
  await jupyterapp.commands.execute('notebook:run-cell').catch(() => {});
  const { outputs } = codes[place].model.toJSON();
  return outputs.map((one) => [one.text ?? one.data?.['text/plain'] ?? one.evalue].flat().join('')).join('\n');
}, text, after);

const write = (page, text, source) => page.evaluate((words, code) => {
  const codes = jupyterapp.shell.currentWidget.content.widgets.filter((one) => one.model.type === 'code');
  codes.find((one) => one.model.sharedModel.source.includes(words)).model.sharedModel.setSource(code);
}, text, source);

// The first code cell gets this text and is run.
async function execute(page, source) {
  await write(page, '', source);
  return run(page, '');
}

async function moved(page, picture, handle) {
  await page.waitForSelector(picture, LONG);
  const before = await page.$eval(picture, (one) => one.alt);
  await page.waitForSelector(handle);
  await page.focus(handle);
  await page.keyboard.press('ArrowRight');
  const after = await page.waitForFunction((place, was) => {
    const { alt } = document.querySelector(place);
    return alt !== was && alt;
  }, LONG, picture, before);
  return { before, after: await after.jsonValue() };
}

const ACTIONS = {
  async all() {
    const page = await opened();
    return page.evaluate(async () => {
      await jupyterapp.commands.execute('notebook:run-all-cells').catch(() => {});
      return jupyterapp.shell.currentWidget.context.model.toJSON();
    });
  },
  async slider() {
    const page = await opened();
    await run(page, '');
    await run(page, 'explore.network_2d');
    return moved(page, '.nnkit-explorable img', '.nnkit-explorable .noUi-handle');
  },
  async wrong() {
    const page = await opened();
    await run(page, '');
    await write(page, 'def mean_square', 'def mean_square(x):\n    return np.mean(x)');
    await run(page, 'def mean_square');
    return run(page, 'def mean_square', 1);
  },
  async stop() {
    const page = await opened();
    await execute(page, 'x = 1');
    await write(page, '', 'print("begun"); x = 2\nwhile True:\n    pass');
    const running = run(page, '');
    await page.waitForFunction(() => document.querySelector('.jp-OutputArea-output')?.textContent.includes('begun'), LONG);
    await page.click('.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"]');
    const said = await running;
    await says(page, 'Python is ready');
    return { said, x: await execute(page, 'print(x)') };
  },
  async saved() {
    const page = await opened();
    await execute(page, 'open("kept.txt", "w").write("hello")');
    await page.evaluate(() => jupyterapp.commands.execute('docmanager:save'));
    await page.close();
    const again = await opened();
    const source = await again.$eval(FIRST, (one) => one.textContent);
    return { source, file: await execute(again, 'print(open("kept.txt").read())') };
  },
  async live() {
    const page = await open(`${address}/${path}`);
    await page.click('.nnkit-move');
    return moved(page, '.nnkit-live .nnkit-explorable img', '.nnkit-live .noUi-handle');
  },
};

try {
  const result = await ACTIONS[action]();
  console.log(JSON.stringify({ result, requests }));
} finally {
  await browser.close();
}
