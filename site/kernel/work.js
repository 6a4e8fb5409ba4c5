// All of a learner's work as one file: out of this browser, and into it.
// The file is a zip with the paths that `make lab` has in work/.
import { strFromU8, strToU8, unzipSync, zipSync } from './vendor/fflate.js';
import { bytesOf, encoded, makeFolders, PROGRESS } from './folder.js';

const KEPT = ' (before import)';

// Files that differ from the course as this site has it, as [path, bytes].
export async function changedFiles(contents, released, folder = '') {
  const found = [];
  const { content } = await contents.get(folder, { content: true });
  for (const { path, type, last_modified } of content) {
    if (type === 'directory') found.push(...await changedFiles(contents, released, path));
    else if (last_modified !== released) {
      found.push([path, bytesOf(await contents.get(path, { content: true }))]);
    }
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

export const packed = (files) => zipSync(Object.fromEntries(files), { level: 6 });

// The files of a zip, as [path, bytes]; an Error with a sentence if they cannot be used.
export function unpacked(zip) {
  let entries;
  try {
    entries = Object.entries(unzipSync(zip));
  } catch {
    throw new Error('This is not a zip file, or only a part of one. Nothing was changed.');
  }
  const files = entries.filter(([path]) => !path.endsWith('/') && !path.startsWith('__MACOSX/'));
  const inWork = files.every(([path]) => path.startsWith('work/'));
  const named = files.map(([path, bytes]) => [inWork ? path.slice('work/'.length) : path, bytes]);
  const bad = named.find(([path]) => path.startsWith('/') || path.includes('\\') || path.split('/').includes('..'));
  if (bad) throw new Error(`The zip has a file outside its folder, ${bad[0]}. Nothing was changed.`);
  if (!named.some(([path]) => path.endsWith('.ipynb'))) {
    throw new Error('There is no notebook in this zip. Nothing was changed.');
  }
  return named;
}

// Points of tests: of both, the better.
export function merged(one, other) {
  const read = (bytes) => { try { return JSON.parse(strFromU8(bytes)); } catch { return {}; } };
  const sum = read(one);
  for (const [chapter, tests] of Object.entries(read(other))) {
    sum[chapter] ??= {};
    for (const [test, points] of Object.entries(tests)) {
      sum[chapter][test] = Math.max(sum[chapter][test] ?? 0, points);
    }
  }
  return strToU8(`${JSON.stringify(sum, null, 1)}\n`);
}

const same = (a, b) => a.length === b.length && a.every((byte, k) => byte === b[k]);

async function put(contents, path, bytes) {
  await makeFolders(contents, path);
  const notebook = path.endsWith('.ipynb');
  const model = notebook
    ? { type: 'notebook', format: 'json', content: JSON.parse(strFromU8(bytes)) }
    : { type: 'file', format: 'base64', content: encoded(bytes) };
  await contents.save(path, model);
}

// Bring files in. A file of the learner's that differs keeps a copy beside it.
// Returns how many came and which were kept.
export async function bringIn(contents, released, files) {
  for (const [path, bytes] of files) { // all are read before one is written
    if (!path.endsWith('.ipynb')) continue;
    try { JSON.parse(strFromU8(bytes)); } catch {
      throw new Error(`${path} in the zip is not a notebook. Nothing was changed.`);
    }
  }
  const mine = new Map(await changedFiles(contents, released));
  const kept = [];
  for (const [path, bytes] of files) {
    const old = mine.get(path);
    if (path === PROGRESS) {
      await put(contents, path, old ? merged(old, bytes) : bytes);
      continue;
    }
    if (old && !same(old, bytes)) {
      const dot = path.lastIndexOf('.');
      let copy = `${path.slice(0, dot)}${KEPT}${path.slice(dot)}`;
      for (let n = 2; mine.has(copy); n++) copy = `${path.slice(0, dot)}${KEPT} ${n}${path.slice(dot)}`;
      await put(contents, copy, old);
      mine.set(copy, old);
      kept.push(copy);
    }
    await put(contents, path, bytes);
  }
  return { count: files.length, kept };
}
