"""The look of the course, and pictures that carry a text for every reader."""

import base64
import contextlib
import functools
import html
import io
import sys
from pathlib import Path

import matplotlib.style
import numpy as np
from matplotlib import pyplot as plt

from nnkit.plotting._png import with_palette

STYLE = Path(__file__).parents[1].joinpath("course.mplstyle")
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = "os^Dvp*"
# Matplotlib's own defaults come first: nothing of a matplotlibrc shines through.
LOOK = ["default", matplotlib.rc_params_from_file(STYLE, use_default_template=False)]


def use_style():
    """Give every figure made from now on the look of the course.

    Whatever the reader's matplotlibrc, profile or earlier cells have set is put back
    to Matplotlib's defaults first. In a notebook, figures are shown below their cell
    from now on, also where MPLBACKEND asks for something else; ``%matplotlib`` in a
    later cell still has the last word.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    if getattr(shell, "kernel", None):
        shell.run_line_magic("matplotlib", "inline")  # sets the profile's rc: go first
    matplotlib.style.use(LOOK)


@contextlib.contextmanager
def look():
    """Give figures the look of the course in this context, and only there.

    Matplotlib's own context tests each of its 300 settings anew, and a slider's move
    has no time for that: here they were tested once.
    """
    before = dict.copy(matplotlib.rcParams)
    dict.update(matplotlib.rcParams, _tested())
    try:
        yield
    finally:
        dict.update(matplotlib.rcParams, before)


@functools.cache
def _tested():
    with matplotlib.style.context(LOOK):
        chosen = dict.copy(matplotlib.rcParams)
    return {name: chosen[name] for name in chosen if "backend" not in name}


def show(figure, alt):
    """Show a figure together with a text for readers who cannot see it.

    Jupyter's own display of a figure has no alternative text, so a cell ends with
    ``plotting.show(ax, "The cost falls from 0.3 to 0.01 in five epochs.")``.

    Parameters
    ----------
    figure : matplotlib Figure or Axes, or array of Axes
        What to show. The figure is closed, so it is not shown twice.
    alt : str
        What there is to see, in a sentence or two.

    Returns
    -------
    Picture
        An object that JupyterLab displays.

    Raises
    ------
    ValueError
        If `alt` is empty.
    """
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(f"alt (={alt!r}) must describe the figure in words")
    first = np.ravel(np.asarray(figure, dtype=object))[0]
    figure = first if hasattr(first, "savefig") else first.figure
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    plt.close(figure)
    return Picture(with_palette(buffer.getvalue()), " ".join(alt.split()))


class Picture:
    """A PNG with its alternative text, as `show` returns it."""

    def __init__(self, png, alt):
        self.png, self.alt = png, alt

    def __repr__(self):
        """Return the alternative text, so a page without pictures still says it."""
        return f"<figure: {self.alt}>"

    def _repr_html_(self):
        code = base64.b64encode(self.png).decode("ascii")
        return (
            f'<img alt="{html.escape(self.alt)}" style="max-width:100%" '
            f'src="data:image/png;base64,{code}">'
        )


def new_axes(ax, figsize=None):
    """Return `ax`, or the axes of a new figure where it is None."""
    return plt.subplots(figsize=figsize)[1] if ax is None else ax


def cycle(values, count):
    """Return `count` of the values, from the first again when they run out."""
    return [values[k % len(values)] for k in range(count)]
