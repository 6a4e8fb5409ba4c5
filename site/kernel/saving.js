// "Export my work" and "Import my work": in the File menu and in the status bar.
import { explainSaving, keeps, REFUSED } from './storage.js';
import { bringIn, changedFiles, packed, unpacked } from './work.js';

const EXPORT = 'nnkit:export-work', IMPORT = 'nnkit:import-work';

function chosenFile() {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.zip';
    input.className = 'nnkit-import';
    input.style.display = 'none';
    input.addEventListener('change', () => { input.remove(); resolve(input.files[0]); });
    input.addEventListener('cancel', () => { input.remove(); resolve(null); });
    document.body.append(input);
    input.click();
  });
}

function download(bytes, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// What could not be saved is in the page alone.
function unsaved(app) {
  const contexts = [...app.shell.widgets('main')].map((one) => one.context);
  const dirty = contexts.filter((one) => one?.model?.dirty);
  return dirty.map((one) => [one.path, new TextEncoder().encode(one.model.toString())]);
}

export function addSaving(app, { released, bar, menu, Widget, showDialog, Dialog, showErrorMessage, warn }) {
  const { contents } = app.serviceManager;
  explainSaving(contents);
  keeps().then((kept) => { if (!kept) warn(REFUSED); });
  const tell = (title, body) => showDialog({ title, body, buttons: [Dialog.okButton()] });

  app.commands.addCommand(EXPORT, {
    label: 'Export my work…',
    caption: 'All that you changed, as one file',
    execute: async () => {
      await app.commands.execute('docmanager:save-all').catch(() => {});
      const saved = await changedFiles(contents, released).catch(() => []);
      const files = [...new Map([...saved, ...unsaved(app)])];
      if (!files.length) {
        await tell('Nothing to export', 'You have not changed a notebook yet.');
        return;
      }
      download(packed(files), `work-${new Date().toISOString().slice(0, 10)}.zip`);
    },
  });
  app.commands.addCommand(IMPORT, {
    label: 'Import my work…',
    caption: 'From a file that "Export my work" made, or a zip of the folder work/',
    execute: async () => {
      const file = await chosenFile();
      if (!file) return;
      try {
        await app.commands.execute('docmanager:save-all').catch(() => {});
        const files = unpacked(new Uint8Array(await file.arrayBuffer()));
        const { count, kept } = await bringIn(contents, released, files);
        const copies = kept.length ? ` Your own versions are kept as ${kept.join(', ')}.` : '';
        await tell('Your work is here', `${count} files were imported.${copies} The page is loaded again now.`);
        window.location.reload();
      } catch (error) {
        await showErrorMessage('Not imported', error.message ?? String(error));
      }
    },
  });
  menu?.fileMenu.addGroup([{ command: EXPORT }, { command: IMPORT }], 2);

  const item = new Widget();
  item.addClass('nnkit-saving');
  item.node.style.lineHeight = '24px';
  item.node.title = 'Your work is kept in this browser only. An exported file is safe from a cleared cache.';
  for (const [text, command] of [['Export my work', EXPORT], ['Import', IMPORT]]) {
    const button = document.createElement('button');
    button.textContent = text;
    button.style.cssText = 'font: inherit; color: inherit; background: none; border: 0; cursor: pointer; text-decoration: underline';
    button.addEventListener('click', () => app.commands.execute(command));
    item.node.append(button);
  }
  bar?.registerStatusItem('nnkit-site-kernel:saving', { item, align: 'left', rank: 2, priority: 1 });
  // Ask the browser not to throw the work away when the disk is full.
  navigator.storage?.persist?.().catch(() => {});
}
