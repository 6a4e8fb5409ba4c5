"""The solved chapters in a real JupyterLab: run whole, every explorable moved."""

import pytest

from tests.browser.server import ROOT

SOLVED = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "solutions").glob("*/*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)


@pytest.mark.parametrize("path", SOLVED)
def test_chapter_runs_whole_and_its_sliders_move(open_notebook, path):
    notebook = open_notebook(path)
    notebook.run()
    name = path.split("/")[-1].removesuffix(".ipynb")
    assert notebook.failed.count() == 0, notebook.failed.all_inner_texts()
    expected = (ROOT / path).read_text("utf-8").count("<explorable: ")
    assert notebook.explorables.count() == expected
    for k in range(expected):
        explorable = notebook.explorables.nth(k)
        notebook.shoot(f"{name}-{k}", explorable)
        before = notebook.picture(explorable)
        notebook.press_arrow(explorable.locator(".noUi-handle").first)
        after = notebook.wait_for_change(explorable, before)
        assert after[0].startswith("data:image/png;base64,")
    assert notebook.errors == []
    notebook.close()


def test_the_chapters_have_explorables():
    text = "".join((ROOT / path).read_text("utf-8") for path in SOLVED)
    for name in ("gradient_descent", "network_2d", "curve_fit", "optimizer_race"):
        assert f"explore.{name}(" in text
