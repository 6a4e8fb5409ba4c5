"""The reference pages: built from the docstrings without a warning, and complete."""

import re
import subprocess

import pytest

import nnkit
from nnkit import checks, explore, plotting

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def reference(root):
    how = {"cwd": root, "capture_output": True, "text": True, "timeout": 300}
    subprocess.run(["make", "setup"], check=True, **how)  # it may print warnings
    done = subprocess.run(["make", "reference"], **how)
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr.lower()
    return root / "build" / "reference"


@pytest.mark.parametrize("module", [nnkit, checks, explore, plotting])
def test_every_public_name_has_an_entry(reference, module):
    path = module.__name__.replace(".", "/") + ".html"
    page = (reference / path).read_text(encoding="utf-8")
    modules = {"datasets", "gradcheck", "initializers"}  # these have pages
    names = set(module.__all__) - modules
    assert [name for name in sorted(names) if f'id="{name}"' not in page] == []
    for name in modules & set(module.__all__):
        assert (reference / "nnkit" / f"{name}.html").exists()


def test_sections_and_examples_are_set_as_such(reference):
    page = (reference / "nnkit.html").read_text(encoding="utf-8")
    assert '<h6 id="shape' in page
    assert '<h6 id="raises' in page
    assert "&gt;&gt;&gt; " in page


def test_a_page_loads_nothing_from_the_network(reference):
    for path in reference.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        outside = (
            r"""<(?:script|img|link|iframe)\b[^>]*(?:src|href)=["']?(?:https?:)?//"""
        )
        assert not re.search(outside, page), path
        assert not re.search(r"@import|url\(['\"]?(?:https?:)?//", page), path
