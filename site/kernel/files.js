// The files that the guest sees, in memory; most are fetched when they are first read.
import {
  Directory, File, OpenDirectory, OpenFile, PreopenDirectory,
} from './vendor/browser_wasi_shim/index.js';

// The shim tells no rights of files and folders; libc's access() asks for them.
for (const kind of [OpenFile, OpenDirectory]) {
  const plain = kind.prototype.fd_fdstat_get;
  kind.prototype.fd_fdstat_get = function () {
    const answer = plain.call(this);
    answer.fdstat.fs_rights_base = answer.fdstat.fs_rights_inherited = 0x1fffffffn;
    return answer;
  };
}

// A file knows that it was written to.
for (const name of ['fd_write', 'fd_pwrite', 'fd_filestat_set_size']) {
  const plain = OpenFile.prototype[name];
  OpenFile.prototype[name] = function (...values) {
    this.file.changed = true;
    return plain.apply(this, values);
  };
}

// A file of a pack. Its size is known; its bytes are read with the first look at them.
class LazyFile extends File {
  constructor(size, load) {
    super([]);
    Object.assign(this, { bytes: null, length: size, load });
  }
  get data() { return (this.bytes ??= this.load()); }
  set data(bytes) { this.bytes = bytes; }
  get size() { return BigInt(this.bytes ? this.bytes.byteLength : this.length); }
}

// The zip of the standard library: its members are holes, filled when first read.
// A member is opened afresh each time, so only a read that begins in a hole wants it;
// other reads only run on into it.
class HoleyFile extends File {
  constructor(data, holes, packs) {
    super([]);
    Object.assign(this, { data, holes, packs });
  }
  path_open(...options) {
    const opened = super.path_open(...options), fd = opened.fd_obj;
    if (fd) {
      const { fd_read, fd_pread } = OpenFile.prototype;
      fd.fd_read = (size) => { this.fill(Number(fd.file_pos)); return fd_read.call(fd, size); };
      fd.fd_pread = (size, at) => { this.fill(Number(at)); return fd_pread.call(fd, size, at); };
    }
    return opened;
  }
  fill(at) {
    const hit = this.holes.find(([start, end]) => at >= start && at < end);
    if (!hit) return;
    const pack = hit[2], bytes = this.packs.read(pack);
    for (const [start, end, from, offset] of this.holes) {
      if (from === pack) this.data.set(bytes.subarray(offset, offset + end - start), start);
    }
    this.holes = this.holes.filter(([, , from]) => from !== pack);
    this.packs.forget(pack); // its bytes are in the zip now
  }
}

export function place(root, path, file) {
  const parts = path.split('/'), last = parts.pop();
  let folder = root;
  for (const part of parts) {
    if (!folder.contents.has(part)) {
      const made = new Directory(new Map());
      made.parent = folder;
      folder.contents.set(part, made);
    }
    folder = folder.contents.get(part);
  }
  folder.contents.set(last, file);
}

export function newFile(bytes) {
  const file = new File([]);
  file.data = bytes;
  return file;
}

// All regular files below a folder, as [path, file].
export function* walk(folder, before = '') {
  for (const [name, entry] of folder.contents) {
    if (entry instanceof Directory) yield* walk(entry, `${before}${name}/`);
    else yield [before + name, entry];
  }
}

// The folders of the guest. The order is part of the memory image: libc knows a
// folder by its number.
export function folders(tree, packs) {
  const root = new Directory(new Map());
  for (const top of ['lib', 'mpl-data', 'tmp', 'home', 'work']) {
    root.contents.set(top, new Directory(new Map()));
  }
  for (const [path, size, pack, offset] of tree.files) {
    const load = () => packs.read(pack).slice(offset, offset + size);
    place(root, path, new LazyFile(size, load));
  }
  const zip = new Uint8Array(tree.zip.size);
  const outline = packs.read(tree.zip.outline);
  for (const [start, end, offset] of tree.zip.solid) {
    zip.set(outline.subarray(offset, offset + end - start), start);
  }
  const at = (name, top) => new PreopenDirectory(name, root.contents.get(top).contents);
  const stdlib = new HoleyFile(zip, tree.zip.holes, packs);
  return {
    root,
    preopened: [
      new PreopenDirectory('/usr/local/lib', new Map([['python315.zip', stdlib]])),
      at('/usr/local/lib/python315.zip/matplotlib/mpl-data', 'mpl-data'),
      at('/lib', 'lib'), at('/tmp', 'tmp'), at('/home', 'home'), at('/work', 'work'),
    ],
  };
}
