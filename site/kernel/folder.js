// The files of the notebook's folder: given to Python before a cell, saved after it.

const MOST = 20e6; // bytes of a file that is given along
export const PROGRESS = '.progress.json';

const decoded = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

export function encoded(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  }
  return btoa(text);
}

// The bytes of what JupyterLab's contents give.
export function bytesOf({ format, content }) {
  if (format === 'base64') return decoded(content);
  const text = format === 'json' || typeof content !== 'string' ? JSON.stringify(content, null, 1) : content;
  return new TextEncoder().encode(text);
}

export async function makeFolders(contents, path) {
  const parts = path.split('/').slice(0, -1);
  for (let n = 1; n <= parts.length; n++) {
    const folder = parts.slice(0, n).join('/');
    const there = await contents.get(folder, { content: false }).catch(() => null);
    if (!there) await contents.save(folder, { type: 'directory' });
  }
}

export class Folder {
  constructor(contents, sessions, say) {
    Object.assign(this, { contents, sessions, say, known: new Map(), paths: new Map() });
  }

  // The path of the notebook that a kernel belongs to; '' for a console.
  async notebook(kernel) {
    for (let tries = 0; tries < 200 && !this.paths.has(kernel); tries++) {
      const running = [...this.sessions.running()].find((one) => one.kernel?.id === kernel);
      // A notebook's session begins with a path that no file has.
      const known = running && (running.type !== 'notebook' || running.path.endsWith('.ipynb'));
      if (known) this.paths.set(kernel, running.path);
      else await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
    return this.paths.get(kernel) ?? '';
  }

  // Files that Python does not have yet, as [path, bytes].
  async news(kernel) {
    const folder = (await this.notebook(kernel)).split('/').slice(0, -1).join('/');
    const listing = await this.contents.get(folder, { content: true }).catch(() => null);
    const models = (listing?.content ?? []).filter(
      (one) => one.type === 'file' && !(one.size > MOST),
    );
    models.push({ path: PROGRESS, last_modified: 'once', optional: true });
    const found = [];
    for (const { path, last_modified } of models) {
      if (this.known.get(path) === last_modified) continue;
      this.known.set(path, last_modified);
      const model = await this.contents.get(path, { content: true }).catch(() => null);
      if (model) found.push([path, bytesOf(model)]);
    }
    return found;
  }

  // Keep in the browser what a cell wrote.
  async save(wrote) {
    for (const [path, bytes] of wrote) {
      try {
        await makeFolders(this.contents, path);
        const model = { type: 'file', format: 'base64', content: encoded(bytes) };
        const { last_modified } = await this.contents.save(path, model);
        if (path !== PROGRESS) this.known.set(path, last_modified);
      } catch (error) {
        this.say(`${path} could not be saved in this browser: ${error.message ?? error}`);
      }
    }
  }

  // A new worker has none of the files.
  forget() { this.known.clear(); }
}
