"""No network, a full disk, half a file, two tabs, a disk in place of a server."""

import contextlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.site.browser.page import Notebook, served

PATH = "00-start-here/00-start-here.ipynb"


@pytest.fixture
def own_server(site):
    """A server for one test, which may end it."""
    with contextlib.ExitStack() as stack:
        yield stack.enter_context(served(site)), stack.close


def test_after_the_first_visit_no_network_is_needed(context, own_server):
    address, end = own_server
    first = Notebook(context.new_page(), address, PATH)
    assert first.execute("import numpy as np; print(np.arange(4).sum())") == "6\n"
    first.run(first.cell("environment.report"))
    expect(first.page.locator(".nnkit-kernel-status")).to_have_text("Python is ready")
    kept = "async () => (await (await caches.open('nnkit-site')).keys()).length"
    before = 0
    while (now := first.page.evaluate(kept)) > before or not now:
        before = now
        first.page.wait_for_timeout(3000)
    first.page.close()
    end()
    again = Notebook(context.new_page(), address, PATH)
    assert again.execute("import numpy as np; print(np.arange(5).sum())") == "10\n"


def test_a_half_file_in_a_cache_is_fetched_anew(context, address, site):
    static = site / "extensions" / "nnkit-site-kernel" / "static"
    image = next(static.glob("image.*.gz"))
    answers = [image.read_bytes()[:1_000_000]]

    def once(route):
        route.fulfill(body=answers.pop()) if answers else route.continue_()

    context.route(f"**/{image.name}", once)
    notebook = Notebook(context.new_page(), address, PATH)
    assert answers == []
    assert notebook.execute("print(2 + 2)") == "4\n"


def test_a_file_that_never_comes_whole_is_told(context, address, site):
    static = site / "extensions" / "nnkit-site-kernel" / "static"
    image = next(static.glob("image.*.gz"))
    half = image.read_bytes()[:1_000_000]
    context.route(f"**/{image.name}", lambda route: route.fulfill(body=half))
    page = context.new_page()
    page.goto(f"{address}/lab/index.html?path={PATH}")
    status = page.locator(".nnkit-kernel-status")
    expect(status).to_contain_text(
        "Part of Python could not be fetched. Check the network", timeout=150_000
    )


def test_a_second_tab_on_a_notebook_is_told(start_here, context, address):
    second = context.new_page()
    second.goto(f"{address}/lab/index.html?path={PATH}")
    told = second.get_by_text("is open in another tab, too").first
    told.wait_for(state="attached", timeout=150_000)
    assert start_here.page.get_by_text("is open in another tab").count() == 0


def test_a_full_disk_is_told_and_nothing_is_lost(start_here, context):
    page = start_here.page
    start_here.execute('x = "precious"')
    page.evaluate("""() => {
        IDBObjectStore.prototype.put = () => {
            throw new DOMException('The disk is full', 'QuotaExceededError');
        };
    }""")
    page.evaluate("() => { jupyterapp.commands.execute('docmanager:save') }")
    page.locator(".jp-Dialog", has_text="Your work could not be saved").wait_for()
    said = page.locator(".jp-Dialog").inner_text()
    assert "Export my work" in said
    page.keyboard.press("Escape")
    assert start_here.execute("print(x)").strip() == "precious"
    start_here.write(page.locator(".jp-CodeCell").first, 'x = "precious"')
    with page.expect_download() as got:
        page.get_by_role("button", name="Export my work").click()
    assert got.value.suggested_filename.endswith(".zip")


def test_a_browser_that_refuses_storage_is_told(context, address):
    context.add_init_script("""
        const refuse = () => { throw new DOMException('refused', 'SecurityError'); };
        IDBFactory.prototype.open = refuse;
        if (window.CacheStorage) CacheStorage.prototype.open = async () => refuse();
    """)
    notebook = Notebook(context.new_page(), address, PATH)
    told = notebook.page.locator("text=keeps nothing of your work").first
    told.wait_for(timeout=60_000)
    assert notebook.execute("print(2 + 2)") == "4\n"


def test_the_application_from_a_disk_says_what_it_needs(context, site):
    page = context.new_page()
    page.goto((site / "lab" / "index.html").as_uri())
    expect(page.get_by_role("alert")).to_contain_text("opened from a disk")
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("alert")).to_contain_text("opened from a disk")


#: What JupyterLab itself brings; axe calls these serious.
JUPYTERLABS = {
    "aria-allowed-attr": "aria-pressed of its buttons",
    "aria-input-field-name": "the editors of cells",
    "aria-required-children": "the list of cells, a feed",
}


def test_axe_finds_nothing_serious_in_a_notebook(start_here):
    notebook, page = start_here, start_here.page
    notebook.run(page.locator(".jp-CodeCell").first)
    notebook.run(notebook.cell("explore.network_2d"))
    page.locator(".nnkit-explorable img").first.wait_for()
    found = Axe().run(page).response["violations"]
    serious = [one for one in found if one["impact"] in ("serious", "critical")]
    told = {
        one["id"]: [node["html"][:100] for node in one["nodes"]]
        for one in serious
        if one["id"] not in JUPYTERLABS
    }
    assert told == {}


def test_a_pack_that_does_not_come_costs_one_cell_only(start_here, context):
    path = "/lib/site-packages/nnkit/data/mnist.npz"
    look = f'x = 4; print(len(open("{path}", "rb").read(9)))'
    start_here.execute("x = 3")
    context.route("**/*mnist.npz.*.gz", lambda route: route.abort())
    start_here.execute(look)
    said = start_here.output()
    assert "Python ended in this cell. All names have the values of before" in said
    assert "Part of Python could not be fetched. Check the network" in said
    start_here.says("Python is ready")
    context.unroute("**/*mnist.npz.*.gz")
    assert start_here.execute("print(x)").strip() == "3"
    assert start_here.execute(look).strip() == "9"
