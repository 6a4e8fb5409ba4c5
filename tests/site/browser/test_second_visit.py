"""What a visit asks of the host, and when Python begins."""

import re

from tests.site.browser.page import Notebook, served

PATH = "00-start-here/00-start-here.ipynb"
STATIC = "extensions/nnkit-site-kernel/static/"
#: Notes of each of the kernel's workers whether JupyterLab stood when it was made.
WORKERS = """
window.workers = [];
window.Worker = class extends Worker {
    constructor(url, options) {
        super(url, options);
        const shell = document.querySelector('.jp-LabShell');
        if (`${url}`.endsWith('/static/worker.js')) window.workers.push(Boolean(shell));
    }
};
"""
#: Whether the service worker has a copy of a file.
KEPT = """async (name) => {
    const requests = await (await caches.open('nnkit-site')).keys();
    return requests.some(({ url }) => url.endsWith(name));
}"""
#: Whether a service worker has put the scripts of the page into the cache once more.
COMPILED = """async () => {
    const all = await navigator.serviceWorker.getRegistrations();
    return all.some(({ scope, active }) => scope.endsWith('/compiled/lab/') && active);
}"""
#: Whether a file comes from the service worker as it is used, and begins as one should.
UNPACKED = """async ([path, ...start]) => {
    const response = await fetch(path);
    if (!response.headers.has('X-Unpacked')) return false;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return start.every((byte, at) => bytes[at] === byte);
}"""


#: Keeps a broken copy with the headers of a good one.
BREAK = """async (path) => {
    const { href } = new URL(path, location), good = await fetch(href);
    const cache = await caches.open('nnkit-site');
    await cache.put(href, new Response('half', { headers: good.headers }));
}"""
#: Whether the copy is whole, after it was asked for past the caches.
WHOLE = """async (path) => {
    const { href } = new URL(path, location), cache = await caches.open('nnkit-site');
    await (await fetch(href, { cache: 'reload' })).text();
    return await (await cache.match(href)).text() !== 'half';
}"""


def until(page, asked, arg=None):
    """Wait until the page answers yes.

    Playwright's `wait_for_function` takes the promise of an async function for a yes.
    """
    for _ in range(300):
        if page.evaluate(asked, arg):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not in half a minute: {asked}")


def visit(context, address, path=PATH):
    """Open a notebook in a tab that notes its workers."""
    page = context.new_page()
    page.add_init_script(WORKERS)
    return Notebook(page, address, path)


def workers(notebook):
    """For each worker, whether JupyterLab stood before it."""
    return notebook.page.evaluate("() => window.workers")


def test_on_a_second_visit_python_begins_before_jupyterlab(context, address):
    first = visit(context, address)
    assert workers(first) == [True]
    first.execute("x = 3")
    first.page.close()
    second = visit(context, address)
    assert workers(second) == [False]
    assert second.execute("print('x' in globals(), __import__('os').getcwd())") == (
        "False /work/00-start-here\n"
    )
    second.press_toolbar("notebook:restart-kernel")
    second.page.locator(".jp-Dialog .jp-mod-warn").click()
    second.page.wait_for_function("() => window.workers.length === 2")
    second.says("Python is ready")
    assert second.execute("print('x' in globals())") == "False\n"


def test_the_first_cell_needs_no_more_than_the_image(context, site):
    seen = []
    with served(site, seen=seen) as address:
        notebook = Notebook(context.new_page(), address, PATH)
        notebook.run(notebook.page.locator(".jp-CodeCell").first)
    packs = {path.removeprefix(STATIC) for path in seen if path.endswith(".gz")}
    names = {re.sub(r"\.[0-9a-f]{12}\.gz$", "", pack) for pack in packs}
    assert names == {"python", "tree", "image", "stdlib-outline"}


def test_jupyterlab_comes_as_two_files(context, site):
    seen = []
    with served(site, seen=seen) as address:
        notebook = Notebook(context.new_page(), address, PATH)
        notebook.run(notebook.page.locator(".jp-CodeCell").first)
    parts = [path for path in seen if re.fullmatch(r"build/[^/]+\.js", path)]
    others = [path for path in parts if not re.match(r"build/(parts|start)\.", path)]
    assert len(parts) - len(others) == 2
    assert not others, "enter these numbers in PARTS of site/builder/start.py"


def test_a_part_of_jupyterlab_is_asked_for_once(context, site, tmp_path):
    core = next((site / "build").glob("parts.*.js"))
    page = site / "lab" / "index.html"
    instead = {}
    for path in (core, page):  # as new ones, which a browser's own cache asks about
        instead[str(path.relative_to(site))] = tmp_path / path.name
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "log-in.html").write_text("<p>Welcome to our hotel")
    strange = {"build/1.0123456.js": tmp_path / "log-in.html"}
    seen = []
    with served(site, instead | strange, seen) as address:
        first = Notebook(context.new_page(), address, PATH)
        until(first.page, KEPT, core.name)  # so the worker is there
        first.page.evaluate("async () => (await fetch('../build/1.0123456.js')).text()")
        first.page.wait_for_timeout(1000)
        assert not first.page.evaluate(KEPT, "1.0123456.js")
        first.page.close()
        seen.clear()
        Notebook(context.new_page(), address, PATH)
    assert [path for path in instead if path in seen] == ["lab/index.html"]


def test_without_its_parts_in_one_jupyterlab_fetches_them(context, site, tmp_path):
    parts = next((site / "build").glob("parts.*.js"))
    instead = {f"build/{parts.name}": tmp_path / "none"}
    with served(site, instead) as address:
        notebook = Notebook(context.new_page(), address, PATH)
        assert notebook.execute("print(6 * 7)") == "42\n"


def test_scripts_are_compiled_ahead_and_the_service_worker_stays(context, address):
    first = visit(context, address)
    until(first.page, COMPILED)
    first.page.close()
    second = visit(context, address)
    asked = [url for url in second.requests if "/build/parts." in url]
    assert len(asked) == 1
    assert not [line for line in second.console if "unregistering" in line]
    assert second.page.evaluate(COMPILED)


def test_who_asks_past_the_caches_mends_a_copy(context, address):
    visit(context, address).page.close()
    page = visit(context, address).page  # the service worker is there
    page.evaluate(BREAK, "../jupyter-lite.json")
    until(page, WHOLE, "../jupyter-lite.json")


def test_nothing_stands_beside_the_notebook(context, address):
    notebook = Notebook(context.new_page(), address, PATH)
    right = notebook.page.evaluate(
        "document.querySelector('.jp-NotebookPanel').getBoundingClientRect().right"
    )
    assert right > notebook.page.viewport_size["width"] - 20
    assert not [line for line in notebook.console if line.startswith("error")]


def test_python_is_kept_unpacked(context, site):
    seen = []
    with served(site, seen=seen) as address:
        first = Notebook(context.new_page(), address, PATH)
        for name, start in (("python", b"\0asm"), ("image", b"")):
            pack = next((site / STATIC).glob(f"{name}.*.gz")).name
            there = [f"../{STATIC}{pack}", *start]
            until(first.page, UNPACKED, there)
        first.page.close()
        seen.clear()
        Notebook(context.new_page(), address, PATH)
    assert [path for path in seen if path.endswith(".gz")] == []
