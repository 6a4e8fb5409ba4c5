"""A notebook open in JupyterLab, with the few things that the tests do to it."""

import re

# Messages of JupyterLab itself and of the browser, not of the course.
NOT_OURS = re.compile(r"favicon|ResizeObserver loop|sourcemap|\.map\b", re.IGNORECASE)

OPEN = """() => {
    const shell = window.jupyterapp && window.jupyterapp.shell;
    const context = shell && shell.currentWidget && shell.currentWidget.context;
    const command = 'notebook:run-all-cells';
    return context && context.isReady && jupyterapp.commands.hasCommand(command);
}"""
CONNECTED = "() => jupyterapp.shell.currentWidget.context.sessionContext.ready"
RUN_ALL = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"
IDLE = """() => {
    const kernel = jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
    return kernel.status === 'idle';
}"""
END = """async () => {
    await jupyterapp.shell.currentWidget.context.sessionContext.shutdown();
}"""


class Notebook:
    """Opens the notebook at once, and keeps every error of the browser's console."""

    def __init__(self, page, address, path, screenshots):
        self.page, self.path, self.screenshots = page, path, screenshots
        self.errors = []
        page.on("console", self._keep)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{address}/doc/tree/{path}")
        page.wait_for_function(OPEN)
        page.evaluate(CONNECTED)

    def _keep(self, message):
        if message.type == "error" and not NOT_OURS.search(message.text):
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def run(self):
        """Run every cell and wait until the kernel has nothing more to do."""
        self.page.evaluate(RUN_ALL)
        self.page.wait_for_function(IDLE)

    @property
    def failed(self):
        """The texts of all outputs that are errors."""
        kinds = '[data-mime-type$=".stderr"], [data-mime-type$=".error"]'
        return self.page.locator(kinds)

    @property
    def explorables(self):
        """The explorables on the page."""
        return self.page.locator(".nnkit-explorable")

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
        """Save a picture of the page or of a part of it."""
        target = locator or self.page
        if locator is not None:
            locator.scroll_into_view_if_needed()
        target.screenshot(path=self.screenshots / f"{name}.png")

    def close(self):
        """End the kernel and the page."""
        self.page.evaluate(END)
        self.page.close()
