// The JupyterLab plugins of this site: the kernel with its stop button and status line.
import { Folder } from './folder.js';
import { Kernel } from './kernel.js';
import { keepLater } from './offline.js';
import { makeRoom } from './phone.js';
import { addSaving } from './saving.js';
import { Status } from './status.js';
import { obstacle } from './support.js';
import { claim } from './tabs.js';

export async function plugins(shared, here) {
  const { IKernelClient, IKernelSpecs } = await shared('@jupyterlite/services');
  const { Signal } = await shared('@lumino/signaling');
  const { Widget } = await shared('@lumino/widgets');
  const { IStatusBar } = await shared('@jupyterlab/statusbar');
  const { ILabShell } = await shared('@jupyterlab/application');
  const { Dialog, Notification, showDialog, showErrorMessage } = await shared('@jupyterlab/apputils');
  const { IMainMenu } = await shared('@jupyterlab/mainmenu');
  const config = JSON.parse(document.getElementById('jupyter-config-data').textContent);
  const { IServiceWorkerManager } = await shared('@jupyterlite/apputils').catch(() => ({}));
  const kernels = new Map();
  const status = new Status(Widget);

  // Where input() asks; null without a service worker.
  const asks = async (worker) => {
    await worker?.ready.catch(() => {});
    if (!worker?.enabled) return null;
    const base = new URL(config.baseUrl ?? './', location.href);
    return { url: new URL('api/stdin/kernel', base).href, id: worker.browsingContextId };
  };

  const warn = (text) => Notification.warning(text, { autoClose: false });

  const kernel = {
    id: 'nnkit-site-kernel:kernel',
    autoStart: true,
    requires: [IKernelSpecs, IKernelClient],
    optional: [IStatusBar, ...(IServiceWorkerManager ? [IServiceWorkerManager] : [])],
    activate: (app, specs, client, bar, worker) => {
      bar?.registerStatusItem('nnkit-site-kernel:status', { item: status.widget, align: 'left', rank: 1, priority: 1 });
      const create = async (options) => {
        const why = obstacle();
        if (why) {
          status.say(why);
          showErrorMessage('Python cannot run in this browser', why);
          throw new Error(why);
        }
        const { contents, sessions } = app.serviceManager;
        const folder = new Folder(contents, sessions, (text) => status.say(text));
        const made = new Kernel(options, { base: here, Signal, asks: await asks(worker), folder, status });
        kernels.set(options.id, made);
        made.ready.then(keepLater, () => {});
        folder.notebook(options.id).then((path) => claim(path, warn))
          .then((release) => made.disposed.connect(release));
        return made;
      };
      const spec = {
        name: 'python3', display_name: 'Python (in this page)', language: 'python', argv: [], resources: {},
      };
      specs.register({ spec, create });
      // JupyterLite's own empties the queue and never tells the kernel.
      client.interrupt = async (id) => kernels.get(id)?.stop();
    },
  };
  const saving = {
    id: 'nnkit-site-kernel:saving',
    autoStart: true,
    optional: [IStatusBar, IMainMenu],
    activate: (app, bar, menu) => addSaving(app, {
      bar, menu, Widget, Dialog, showDialog, showErrorMessage, released: config.courseModified, warn,
    }),
  };
  const phone = {
    id: 'nnkit-site-kernel:phone',
    autoStart: true,
    requires: [ILabShell],
    activate: (app, shell) => makeRoom(app, shell, here, Widget),
  };
  return [kernel, saving, phone];
}
