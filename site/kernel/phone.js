// A phone's window has room for a notebook alone: what stands beside it is folded. So is
// an empty side, in any window.
const NARROW = matchMedia('(max-width: 600px)');
const LATER = 1000; // ms: a toolbar looks at its width once in half a second, and misses a change in between

export function makeRoom(app, shell, here, Widget) {
  const look = { rel: 'stylesheet', href: new URL('phone.css', here).href, media: NARROW.media };
  document.head.append(Object.assign(document.createElement('link'), look));
  const fold = () => {
    if (!NARROW.matches || !shell.currentWidget?.context) return; // without a file the list is what one needs
    shell.collapseLeft();
    if (shell.isSideTabBarVisible('right')) shell.toggleSideTabBarVisibility('right');
    setTimeout(fill, LATER);
  };
  const fill = () => {
    const { toolbar } = shell.currentWidget ?? {};
    toolbar?.processMessage(new Widget.ResizeMessage(toolbar.node.clientWidth, toolbar.node.clientHeight));
  };
  app.restored.then(() => { if (shell.isEmpty('right')) shell.collapseRight(); }); // else a white strip
  NARROW.addEventListener('change', fold);
  shell.currentChanged.connect(fold);
  // JupyterLab shows the list once more, at the file that the address names.
  const shown = (_, { id, result }) => {
    if (id !== 'docmanager:show-in-file-browser') return;
    app.commands.commandExecuted.disconnect(shown);
    result.then(fold);
  };
  app.commands.commandExecuted.connect(shown);
}
