// Files that are open: Python's memory knows them by number alone, so with a copy of the
// memory goes what each number stands for. (Matplotlib keeps its fonts open.)
import { OpenFile } from './vendor/browser_wasi_shim/index.js';
import { walk } from './files.js';

const FIRST = 3; // below are stdin, stdout and stderr

export function opened(fds) {
  const folders = fds.filter((one) => one?.prestat_name);
  const files = [];
  fds.forEach((one, number) => {
    if (number < FIRST || !(one instanceof OpenFile)) return;
    folders.forEach((folder, place) => {
      for (const [path, file] of walk(folder.dir)) {
        if (file === one.file) files.push({ number, place, path, at: one.file_pos });
      }
    });
  });
  return { count: fds.length, files };
}

// A file that is not there any more, one in /tmp, stays closed.
export function reopen(fds, { count, files }) {
  const folders = fds.filter((one) => one?.prestat_name);
  for (const { number, place, path, at } of files) {
    const file = [...walk(folders[place].dir)].find(([name]) => name === path)?.[1];
    if (file) fds[number] = Object.assign(file.path_open(0, 0n, 0).fd_obj, { file_pos: at });
  }
  fds.length = Math.max(fds.length, count); // numbers are given once
}
