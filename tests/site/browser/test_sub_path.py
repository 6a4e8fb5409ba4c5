"""The site below a folder of a host, as GitHub Pages shows it: from page to page."""

import re

import pytest
from playwright.sync_api import expect

from tests.site.browser.page import Notebook, served

TITLE = "07 · 1a Groups of channels"


@pytest.fixture
def below(site, tmp_path):
    """The address of the site in a folder of a host that has nothing else."""
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "prefix").symlink_to(site, target_is_directory=True)
    with served(tmp_path) as address:
        yield f"{address}/some/prefix/"


def test_from_the_landing_page_to_a_cell_that_runs(context, below):
    page, asked, failed = context.new_page(), [], []
    context.on("request", lambda one: asked.append(one.url))
    context.on(
        "response", lambda one: failed.append(one.url) if one.status >= 400 else 0
    )
    page.goto(below)
    page.get_by_role("link", name=TITLE, exact=True).click()
    figure = page.locator("figure.nnkit-explorable").first
    figure.get_by_role("button", name="Make it move").click()
    picture = figure.locator(".nnkit-live .nnkit-board img").first
    expect(picture).to_have_attribute("alt", re.compile("."), timeout=150_000)
    link = page.get_by_role("link", name="Open this notebook in the browser")
    path = link.get_attribute("href").partition("?path=")[2]
    notebook = Notebook(page, below.rstrip("/"), path, go=link.click)
    assert notebook.execute("import nnkit; print(2 + 2)").strip() == "4"
    elsewhere = [url for url in asked if not url.startswith((below, "data:", "blob:"))]
    assert elsewhere == []
    assert failed == []
