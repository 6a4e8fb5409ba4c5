"""The look of the course is its own: nothing that the reader has set shines through."""

import hashlib
import os
import subprocess
import sys

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from nnkit import explore, plotting
from nnkit.classroom.kernels import kernel_config, quiet_place

pytestmark = pytest.mark.slow

#: A matplotlibrc of settings that people really have, each seen in a picture.
MATPLOTLIBRC = """\
backend: TkAgg
toolbar: None
text.usetex: True
figure.dpi: 220
figure.autolayout: True
figure.facecolor: black
savefig.dpi: 300
savefig.bbox: tight
savefig.transparent: True
axes.facecolor: black
axes.prop_cycle: cycler("color", ["red", "red"])
axes.unicode_minus: False
axes.xmargin: 0.2
axes.titlecolor: red
axes.formatter.use_locale: True
image.cmap: jet
image.origin: lower
font.serif: No Such Font
lines.linestyle: --
path.sketch: 1, 100, 2
text.color: white
xtick.direction: in
hist.bins: 3
"""


def pictures():
    """Return what identifies two pictures: a figure, and an explorable after a move."""
    figure, (left, right) = plt.subplots(1, 2)
    left.plot([-1, 0, 1], [0, 1, 0], label="cost")
    left.set_title("a title")
    left.legend()
    right.imshow([[0, 1], [2, 3]])
    shown = plotting.show(figure, "a curve and an image")
    return [hashlib.sha256(png).hexdigest() for png in (shown.png, explorable())]


def explorable(before_the_move=lambda: None):
    """Return the PNG of an explorable after a move."""
    stage = explore.gradient_descent()
    before_the_move()
    stage.controls["steps"].value += 1
    assert stage.error is None, stage.error
    return stage._png


if __name__ == "__main__":
    plotting.use_style()
    print(*pictures())


def test_a_matplotlibrc_changes_no_picture(tmp_path):
    (tmp_path / "matplotlibrc").write_text(MATPLOTLIBRC)
    run = subprocess.run(
        [sys.executable, "-m", "tests.explore.test_look"],
        env=os.environ | {"MATPLOTLIBRC": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    with mpl.rc_context():
        plotting.use_style()
        assert (run.stdout.split(), run.stderr) == (pictures(), "")


def test_a_style_of_the_reader_does_not_reach_an_explorable():
    def restyle():
        plt.style.use("dark_background")
        mpl.rcParams.update({"text.usetex": True, "path.sketch": (1, 100, 2)})

    expected = explorable()
    with mpl.rc_context():
        assert explorable(restyle) == expected
        assert explorable() == expected
        assert mpl.rcParams["text.usetex"]  # the reader's own figures keep it


PROFILE = "c.InlineBackend.rc = {'text.usetex': True, 'figure.facecolor': 'black'}"
CELLS = (
    "import matplotlib.pyplot as plt; from nnkit import plotting",
    "plotting.use_style()",
    "plt.plot([1, 2]); plt.rcParams['figure.facecolor']",
)


def test_figures_are_shown_in_the_notebook(monkeypatch):
    book = new_notebook(cells=[new_code_cell(source) for source in CELLS])
    with quiet_place() as folder, monkeypatch.context() as set_by_the_reader:
        set_by_the_reader.setenv("MPLBACKEND", "TkAgg")
        profile = folder / "ipython/profile_default"
        profile.mkdir(exist_ok=True)
        (profile / "ipython_kernel_config.py").write_text(PROFILE)
        NotebookClient(book, timeout=60, config=kernel_config(folder)).execute()
    assert book.cells[1].outputs == []
    result, figure = book.cells[2].outputs
    assert result.data["text/plain"] == "'white'"
    assert "image/png" in figure.data
