// A prebuilt JupyterLab extension without a bundler: the container that JupyterLab
// asks for, in plain JavaScript. What it holds is in plugin.js.
(() => {
  const here = new URL('.', document.currentScript.src).href;
  let scope;

  // JupyterLab's own copy of a library.
  const shared = async (name) => {
    const versions = Object.values(scope[name] ?? {});
    if (!versions.length) throw new Error(`JupyterLab does not share ${name}`);
    return (await versions[0].get())();
  };

  (window._JUPYTERLAB ??= {})['nnkit-site-kernel'] = {
    init: async (given) => { scope = given; },
    get: async () => {
      const { plugins } = await import(`${here}plugin.js`);
      const made = await plugins(shared, here);
      return () => ({ __esModule: true, default: made });
    },
  };
})();
