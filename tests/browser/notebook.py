"""A notebook open in JupyterLab, with the few things that the tests do to it."""

import re

# Messages of JupyterLab itself and of the browser, not of the course.
# The debugger and the widgets each ask a kernel for something, and complain if the tab
# closes first.
NOT_OURS = re.compile(
    r"favicon|ResizeObserver loop|sourcemap|\.map\b|debugger state: Canceled future"
    r"|Canceled future for create_subshell_request",
    re.IGNORECASE,
)

READY = "() => window.jupyterapp && jupyterapp.commands.hasCommand('docmanager:open')"
KERNEL = """async () => {
    await jupyterapp.restored;
    const kernel = await jupyterapp.serviceManager.kernels.startNew({name: 'python3'});
    kernel.dispose();  // the connection, which would take the messages of widgets
    return kernel.id;
}"""
OPEN = """async ([path, id]) => {
    const open = id ? {path, kernel: {id}} : {path};
    const panel = await jupyterapp.commands.execute('docmanager:open', open);
    await panel.context.ready;
    await panel.revealed;
    await panel.context.sessionContext.ready;
    return panel.id;
}"""
WIDGET = "application/vnd.jupyter.widget-view+json"
PANEL = "Array.from(jupyterapp.shell.widgets('main')).find(panel => panel.id === id)"
# It waits until the cells are done, and counts what they put on the page, which is not
# there yet. The cells are numbered as in the file; none means all.
RUN = f"""async ([id, numbers]) => {{
    const notebook = {PANEL}.content;
    jupyterapp.shell.activateById(id);
    notebook.activeCellIndex = numbers ? numbers[0] : 0;
    notebook.deselectAll();
    (numbers || []).forEach(number => notebook.select(notebook.widgets[number]));
    const command = numbers ? 'notebook:run-cell' : 'notebook:run-all-cells';
    await jupyterapp.commands.execute(command);
    const outputs = notebook.widgets.flatMap(cell => cell.model.toJSON().outputs ?? []);
    return outputs.filter(one => "{WIDGET}" in (one.data ?? {{}})).length;
}}"""
# Each part comes with a script of its own; the one that gives a control its name also
# keeps its keys from JupyterLab.
WIRED = """([panel, count]) => {
    const boxes = [...panel.querySelectorAll('.nnkit-explorable, .nnkit-quiz')];
    const has = (box, part) => box.querySelector(part) !== null;
    const controls = '.noUi-handle, .widget-radio-box';
    return boxes.length >= count && boxes.every(box =>
        (has(box, 'canvas') || has(box, `:is(${controls})[aria-label]`))
        && (has(box, 'img[alt]') || has(box, '.nnkit-question'))
        && !has(box, `:is(${controls}):not([aria-label])`));
}"""
# The kernel stays for the next notebook, without the names and widgets of this one.
EMPTY = "import ipywidgets; ipywidgets.Widget.close_all()\n%reset -f"
END = f"""async ([id, code]) => {{
    const panel = {PANEL};
    const session = panel.context.sessionContext;
    if (code) await session.session.kernel.requestExecute({{code}}).done;
    else await session.shutdown();
    panel.dispose();
}}"""
# The page sends on what a hand did with its next frame; while the kernel is at work on
# an earlier value of a control it keeps the newest, and sends that with the answer.
SETTLE = f"""async id => {{
    const {{ kernel }} = {PANEL}.context.sessionContext.session;
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    const nothing = {{code: '', silent: true}};
    for (const _ of [1, 2]) await kernel.requestExecute(nothing).done;
}}"""
BUSY = f"""([id, seconds]) => {{
    const {{ kernel }} = {PANEL}.context.sessionContext.session;
    const code = `import time; time.sleep(${{seconds}})`;
    kernel.requestExecute({{code, silent: true}});
}}"""
THEME = """async name => {
    await jupyterapp.commands.execute('apputils:change-theme', {theme: name});
}"""
IN_THEME = "light => document.body.dataset.jpThemeLight === light"
# What turns while one waits is drawn sixty times a second, and says nothing here.
STILL = "*, *::before, *::after { animation: none !important; }"


class Lab:
    """JupyterLab on one page, as a learner has it: notebooks open in it as tabs."""

    def __init__(self, page, address):
        self.page = page
        self.errors = []
        page.on("console", self._keep)
        page.on("pageerror", self._keep_thrown)
        page.goto(f"{address}/lab")
        page.wait_for_function(READY)
        page.add_style_tag(content=STILL)
        self.kernel = page.evaluate(KERNEL)

    def _keep(self, message):
        if message.type == "error" and not NOT_OURS.search(message.text):
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _keep_thrown(self, error):
        if not NOT_OURS.search(str(error)):
            self.errors.append(str(error))


class Notebook:
    """Opens the notebook at once; its errors are those of the page since then.

    `share`: in the kernel that waits for it, and not in one of its own.
    """

    def __init__(self, lab, path, screenshots, share=False):
        self.page, self.path, self.screenshots = lab.page, path, screenshots
        self.lab, self.share, self._before = lab, share, len(lab.errors)
        self.id = self.page.evaluate(OPEN, [path, lab.kernel if share else None])
        self.panel = self.page.locator(f'[id="{self.id}"]')

    @property
    def errors(self):
        """Every error that came to the browser's console since the notebook opened."""
        return self.lab.errors[self._before :]

    def execute(self, cells=None):
        """Run the cells of these numbers, or all; return how many show a widget."""
        return self.page.evaluate(RUN, [self.id, cells])

    def run(self, cells=None):
        """Run the cells of these numbers, or all, until what they show can be used."""
        count = self.execute(cells)
        panel = self.panel.element_handle()
        self.page.wait_for_function(WIRED, arg=[panel, count])

    def settle(self):
        """Wait until the page shows the kernel's answer to all that was done in it."""
        self.page.evaluate(SETTLE, self.id)

    def keep_busy(self, seconds):
        """Give the kernel something to do, and do not wait for it."""
        self.page.evaluate(BUSY, [self.id, seconds])

    def change_theme(self, name):
        """Change to the theme `Light` or `Dark`, and wait until it is there."""
        self.page.evaluate(THEME, f"JupyterLab {name}")
        light = str(name == "Light").lower()
        self.page.wait_for_function(IN_THEME, arg=light)

    def ask(self, what):
        """Return what a piece of JavaScript says about `panel`, the notebook's tab."""
        code = f"(id) => {{ const panel = {PANEL}; {what} }}"
        return self.page.evaluate(code, self.id)

    @property
    def failed(self):
        """The texts of all outputs that are errors."""
        kinds = '[data-mime-type$=".stderr"], [data-mime-type$=".error"]'
        return self.panel.locator(kinds)

    @property
    def explorables(self):
        """The explorables of the notebook."""
        return self.panel.locator(".nnkit-explorable")

    @property
    def questions(self):
        """The questions of its quizzes."""
        return self.panel.locator(".nnkit-question")

    @property
    def outputs(self):
        """All that its cells show."""
        return self.panel.locator(".jp-OutputArea-child")

    def picture(self, explorable):
        """The source and the alternative text of an explorable's picture."""
        image = explorable.locator("img").first
        return image.get_attribute("src"), image.get_attribute("alt")

    def press_arrow(self, handle):
        """Move a slider by one step: to the left, or to the right from its left end."""
        handle.focus()
        ends = [handle.get_attribute(f"aria-value{end}") for end in ("now", "min")]
        at_left_end = float(ends[0]) == float(ends[1])
        self.page.keyboard.press("ArrowRight" if at_left_end else "ArrowLeft")

    def wait_for_change(self, explorable, before):
        """Wait until both the picture and its words differ from `before`."""
        self.page.wait_for_function(
            """([box, src, alt]) => {
                const image = box.querySelector('img');
                return image && image.src !== src && image.alt !== alt;
            }""",
            arg=[explorable.element_handle(), *before],
        )
        return self.picture(explorable)

    def shoot(self, name, locator=None):
        """Save a picture of the page or of a part of it, where pictures are wanted."""
        if self.screenshots is None:
            return
        target = locator or self.page
        if locator is not None:
            locator.scroll_into_view_if_needed()
        target.screenshot(path=self.screenshots / f"{name}.png")

    def close(self):
        """End the tab, and the kernel if it is the notebook's own."""
        self.page.evaluate(END, [self.id, EMPTY if self.share else None])
